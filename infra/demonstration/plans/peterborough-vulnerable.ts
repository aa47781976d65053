import type { RowContent } from '../content.ts';

/** When the plan of January 2018 was reported again. */
export const reported = '2019-09-12';

/** The outcomes of that plan that are about pupils who need most. */
export const vulnerable: RowContent[] = [
  {
    title:
      'The emotional health of children and young people, in school and out of it, is understood and there are plans to support it.',
    below: [
      {
        title: 'Commission a joint assessment of needs with health.',
        updates: [
          {
            on: reported,
            status: 'complete',
            delivered: 'Delivered. Vulnerable groups will be in the foreground from here on.',
            next: 'Complete.',
          },
        ],
      },
    ],
  },
  {
    title:
      'The school-led system grows across the two authorities, with support between schools organised in a new way.',
    below: [
      {
        title:
          'The service director finds schools that could help others and discusses with their heads what they could offer, including someone to write bids. Teaching schools and national, local and specialist leaders are clear about their part, also those from outside the area.',
        owner: 'improvement',
        updates: [
          {
            on: reported,
            status: 'other-strand',
            delivered:
              'The sub-regional improvement boards have ended, so the work has been on the local school-led system. Teaching schools are better known and for the first time are commissioned for outcomes. The former learning partnership was closed in good order to make room for them.',
            next: 'Continues within the strategic leadership strand.',
          },
        ],
      },
    ],
  },
  {
    title:
      'The reasons why many pupils change school during the year are understood against the local and national picture, and plans address them.',
    below: [
      {
        title:
          'Survey all heads. Analyse what statistics and documents say about how many pupils move, when and why. Find good practice elsewhere and take it up with schools and trusts.',
        owner: 'improvement',
        handedOver: {
          into: { kind: 'strand', name: 'Vulnerable pupils', strand: 'vulnerable-pupils' },
          why: 'Looked at with that work.',
        },
        updates: [
          {
            on: reported,
            status: 'other-strand',
            delivered:
              'Heads’ groups and the trust leaders’ forum set their own development plans with the council’s help, and partnerships of challenge and support are forming among maintained schools. Schools have visited a London borough where mobility is higher, and visits to a Norfolk town are being arranged. The data strand has begun to look at how moving affects outcomes.',
            next: 'To be taken up in the vulnerable pupils strand.',
          },
        ],
      },
    ],
  },
  {
    title:
      'A board for vulnerable children is at work, outcomes for vulnerable groups including SEND improve, and the gap to the national average closes.',
    below: [
      {
        title:
          'Watch the progress of pupils with SEN, disabled children, children in care and those with emotional and behavioural difficulties, and address what holds them back. See that children are ready for school.',
        updates: [
          {
            on: reported,
            status: 'other-strand',
            delivered:
              'The group for vulnerable children has met several times in the school year. A new SEND group leads the reforms and looks at wider groups too. Provision for social, emotional and mental health needs has been reviewed.',
            next: 'To be taken up in the vulnerable pupils strand.',
          },
        ],
      },
    ],
  },
  {
    title:
      'The SEND action plan is followed up after the inspection of March 2017 in Cambridgeshire and before the one expected in Peterborough.',
    below: [
      {
        title: 'Show the impact and outcomes of the improvements made.',
        updates: [
          {
            on: reported,
            status: 'other-strand',
            delivered: 'The inspection has taken place and gives a clear focus for what comes next.',
            next: 'To be taken up in the vulnerable pupils strand.',
          },
        ],
      },
    ],
  },
];
