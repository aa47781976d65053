import type { PlanContent, RowContent } from '../content.ts';

const collaboration: RowContent = {
  title: 'Planning, collaboration, challenge and support',
  below: [
    {
      title:
        'Schools improve together, and it is clear what the council, the teaching school and the trusts each answer for.',
      below: [
        {
          title:
            'Agree the accountabilities of the collaborative programme with the council, the trusts and the regional commissioner.',
          owner: 'owner',
          fields: {
            lead: 'Education Partnership Manager',
            timescale: 'February 2017',
            linked: 'School improvement framework',
          },
          due: '2017-02-28',
          updates: [
            {
              on: '2017-04-25',
              status: 'complete',
              delivered:
                'Met in February; a one-page statement of who answers for what was agreed and sent to all schools.',
              next: '',
            },
          ],
        },
        {
          title:
            'Send each school its page of the performance dashboard with a support rating of 1 to 3, of which 1 brings the most support, and broker that support through the teaching school alliance.',
          owner: 'owner',
          fields: {
            lead: 'Shadow operational group with the teaching school alliance',
            timescale: 'Each autumn',
            linked: 'School improvement framework; council’s contract with the teaching school',
          },
          carried: { on: { days: -70 }, due: { days: 9 }, why: 'This year’s ratings' },
          updates: [
            {
              on: '2017-04-25',
              status: 'on-track',
              delivered:
                'Every maintained school has its page and rating. Academies have theirs, and improvement plans are discussed with trust leaders.',
              next: 'Review the support given to schools rated 1 and 2.',
            },
            {
              on: { days: -33 },
              status: 'on-track',
              delivered: 'This year’s figures are loaded and were checked by the heads’ group.',
              next: 'Send the pages when the ratings are agreed.',
            },
          ],
        },
      ],
    },
    {
      title:
        'The partnership has a strategic board with an independent chair and an operational group that gets things done.',
      below: [
        {
          title: 'Shape the partnership further from a half-day workshop with heads, governors and trusts.',
          fields: {
            lead: 'Independent chair',
            timescale: 'During 2017',
            linked: 'Partnership’s terms of reference',
          },
          updates: [
            {
              on: '2017-07-11',
              status: 'complete',
              delivered:
                'The workshop took place in February. Both groups are shadow groups no longer and their terms are agreed.',
              next: '',
            },
          ],
        },
      ],
    },
  ],
};

const people: RowContent = {
  title: 'The best teachers, leadership and governance',
  below: [
    {
      title: 'Teachers want to train, work and stay in the city.',
      below: [
        {
          title:
            'A group on initial training, recruitment and retention leads one recruitment campaign for all schools and colleges.',
          owner: 'owner',
          fields: {
            lead: 'Chair of the recruitment and retention group',
            timescale: 'By 31 January each year',
            linked: 'City’s workforce strategy; post-16 priority of the children’s trust plan',
          },
          carried: { on: { days: -110 }, due: { days: -22 }, why: 'The campaign for next September' },
          updates: [
            {
              on: { days: -80 },
              status: 'at-risk',
              delivered: 'Twenty-eight schools contribute to the campaign, four fewer than last year.',
              next: 'Visit the four schools and agree a smaller share with them.',
            },
          ],
        },
      ],
    },
    {
      title: 'Leaders of the system, for schools and for governance, are used where they help most.',
    },
  ],
};

const curriculum: RowContent = {
  title: 'The right curriculum from 2 to 19',
  below: [
    {
      title: 'Subject leaders of English, modern languages and mathematics learn from each other.',
      below: [
        {
          title:
            'Run a network for each of the three subjects, led by the teaching school alliance and the regional mathematics hub.',
          fields: {
            lead: 'Teaching school alliance',
            timescale: 'Each half term',
            linked: 'Partnership’s training offer',
          },
          updates: [
            {
              on: '2017-11-14',
              status: 'on-track',
              delivered: 'All three networks meet. Between 20 and 31 schools take part in each.',
              next: 'Begin a network for science.',
            },
          ],
        },
      ],
    },
    {
      title: 'There is enough suitable provision after 16, and more young people take part, achieve and progress.',
    },
  ],
};

const environment: RowContent = {
  title: 'The right environment for learning: resilience and attendance',
  below: [
    {
      title: 'Pupils attend well and fewer are excluded.',
      below: [
        {
          title:
            'The behaviour and attendance group, now part of the partnership, agrees one approach to attendance for all schools.',
          owner: 'improvement',
          fields: {
            lead: 'Chair of the behaviour and attendance group',
            timescale: 'Reported each term',
            linked: 'Attendance strategy; early help plan',
          },
          updates: [
            {
              on: '2017-07-11',
              status: 'on-track',
              delivered: 'All secondary schools use the same thresholds and letters.',
              next: 'Extend them to primary schools in September.',
            },
          ],
        },
      ],
    },
    { title: 'Schools build pupils’ resilience and emotional health.' },
  ],
};

const needs: RowContent = {
  title: 'Meeting the individual needs of children and young people',
  below: [
    {
      title: 'Children with SEND and those who are disadvantaged thrive in mainstream schools wherever they can.',
      below: [
        {
          title:
            'The inclusion group describes what every school provides as a matter of course and helps schools to check it.',
          owner: 'owner',
          fields: {
            lead: 'Chair of the inclusion group',
            timescale: 'Reviewed each summer',
            linked: 'SEND strategy; children’s trust plan',
          },
        },
      ],
    },
  ],
};

const community: RowContent = {
  title: 'Enlisting and contributing to the local community',
  below: [
    {
      title: 'Young people are prepared for work and for life after school.',
      below: [
        {
          title:
            'Bring employers into careers education in each secondary school, with attention to employability and the world of work.',
          fields: {
            lead: 'Partnership with local employers',
            timescale: 'From September 2017',
            linked: 'City’s skills strategy; post-16 priority of the children’s trust plan',
          },
        },
      ],
    },
    { title: 'The university, colleges, museums and sports clubs share what they have with schools.' },
  ],
};

export const portsmouthStrategy: PlanContent = {
  key: 'portsmouth-strategy',
  authority: 'portsmouth',
  shape: 'themes',
  title: 'Education strategy',
  purpose:
    'Six themes of the education partnership, each with its priorities, linked to other strategies of the city. Drafted in early 2017 and completed after consultation.',
  agreedOn: '2017-04-03',
  rows: [collaboration, people, curriculum, environment, needs, community],
};
