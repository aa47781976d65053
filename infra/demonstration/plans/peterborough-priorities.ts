import type { PlanContent } from '../content.ts';

/** What the board took forward when the plan of January 2018 was reported again. */
export const peterboroughPriorities: PlanContent = {
  key: 'peterborough-priorities',
  authority: 'peterborough',
  shape: 'four-columns',
  title: 'Education priorities after the September review',
  purpose: 'What the strategic board agreed to take forward when the action plan of January 2018 was reported again.',
  agreedOn: '2019-09-26',
  rows: [
    {
      title: 'Schools lead improvement together, and the council knows where it is needed and where it is not.',
      below: [
        {
          title: 'Work through the models of school-led improvement that heads propose, with the trust leaders’ forum.',
          owner: 'improvement',
          due: '2020-07-31',
          updates: [
            {
              on: '2020-03-05',
              status: 'moving-forward',
              delivered: 'Two models were described by the heads’ groups and compared with those of two other cities.',
              next: 'Bring both before the board.',
            },
            {
              on: { days: -38 },
              status: 'moving-forward',
              delivered: 'Both models are ready to be put to the board, with what each would cost.',
              next: 'The board is asked to endorse them at its next meeting.',
            },
          ],
        },
      ],
    },
    {
      title: 'Vulnerable pupils do as well as their peers elsewhere, and gaps to the national average close.',
      below: [
        {
          title: 'Hear each term from the vulnerable children board what stands in the way of pupils who move schools.',
          owner: 'director',
          updates: [
            {
              on: { days: -61 },
              status: 'moving-forward',
              delivered: 'Mobility was looked at with schools that many pupils join in the year.',
              next: 'Agree what a good welcome looks like, and share it.',
            },
          ],
        },
      ],
    },
  ],
};
