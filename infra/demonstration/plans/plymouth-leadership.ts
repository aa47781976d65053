import type { RowContent } from '../content.ts';

const everyLevel: RowContent = {
  title: 'Leadership and management improve at every level.',
  below: [
    {
      title: 'Officers give direct support to maintained schools below the floor standard.',
      owner: 'improvement',
      fields: {
        responsible: 'Head of School Improvement',
        timescale: 'Meetings each term. Up to £5,000 for support made to measure.',
        success: 'Results in 2018 put each of these schools above the floor standard.',
        monitoring: 'Leadership Adviser',
        evaluation: 'Head of School Improvement',
      },
      updates: [
        {
          on: '2018-09-18',
          status: 'at-risk',
          delivered: 'Two of the three schools rose above the floor standard this summer.',
          next: 'Agree a further package with the third school and its governors.',
        },
      ],
    },
    {
      title:
        'Win and use a grant to improve governance and leadership in 18 secondary schools, drawing on good practice in industry.',
      fields: {
        responsible: 'The teaching school alliance leads, with other teaching schools, trusts and the council',
        timescale: '£15,000 per school. 18-month project.',
        success: 'Key stage 4 attainment rises close to the national average.',
        monitoring: 'Operational board of the alliance',
        evaluation: 'Education board',
      },
      updates: [
        {
          on: '2018-10-16',
          status: 'on-track',
          delivered: 'All 18 schools have begun. Chairs of governors meet a mentor from local industry each half term.',
          next: 'Report on the first half-year to the board in February.',
        },
        {
          on: '2019-11-05',
          status: 'complete',
          delivered: 'The project has ended. Fourteen of the 18 governing bodies rate themselves stronger than before.',
          next: '',
        },
      ],
    },
    {
      title: 'Prepare and win a further bid for better leadership.',
      fields: {
        responsible: 'The teaching school alliance',
        timescale: 'To be determined.',
        success: 'Funding is won, and its effect on outcomes of disadvantaged pupils is clear.',
        monitoring: 'Principal Adviser and chief executive of the alliance',
        evaluation: 'Education board',
      },
    },
    {
      title:
        'Heads of good and outstanding schools support leaders and teachers of schools judged less than good. Maintained schools receive a support package; progress of academies and maintained schools is reviewed with the regional commissioner’s office, and more sources of support are found.',
      owner: 'improvement',
      note: 'Harbour View Primary has asked for a second term of support. Its head is on long leave and the deputy is acting up; a round-table review is held on the first Monday of next month.',
      fields: {
        responsible: 'Principal Adviser, with the regional commissioner’s office and the council',
        timescale: 'Funding differs from school to school. Up to £5,000.',
        success:
          'More schools are judged good or better by inspectors. Leadership and management improve at all levels.',
        monitoring: 'Operational board of the alliance and Leadership Advisers',
        evaluation: 'Strategic board of the alliance and Head of School Improvement',
      },
      updates: [
        {
          on: '2019-01-22',
          status: 'on-track',
          delivered:
            'Twelve schools receive support from another school. Three of them were inspected and all are now good.',
          next: 'Find two more secondary leaders who can be released.',
        },
      ],
    },
  ],
};

const send: RowContent[] = [
  {
    title:
      'Support goes where pupils with SEND progress less than expected nationally, or where leadership of SEND has to improve.',
    below: [
      {
        title:
          'Examine data from inspection, national and local sources to find these schools. Plan the response. Hold focus meetings about schools.',
        fields: {
          responsible: 'School advisory service team',
          timescale: 'Ongoing. Meet 6x a year.',
          success:
            'Underperforming schools are found and the response is agreed with their heads. They act so that pupils with SEND make expected progress. Trends are taken up in coordinators’ briefings.',
          monitoring: 'Focus group meetings',
          evaluation: 'Head of Special School Improvement',
        },
      },
    ],
  },
  {
    title: 'SEND provision is managed better.',
    below: [
      {
        title:
          'Plan from national indicators and census data. Audit SEND in schools on a three-year cycle. Report findings to heads through the schools forum, to coordinators through briefings and to heads of service, and share what was learnt.',
        owner: 'owner',
        carried: { on: { days: -101 }, due: { days: 12 }, why: 'The third year of the cycle ends this term' },
        fields: {
          responsible: 'Leadership Advisers',
          timescale: 'Ongoing, 3-year rolling programme.',
          success: 'Each year’s audits show progress towards the criteria that schools identified.',
          monitoring: 'Arrow meetings',
          evaluation: 'Head of School Improvement',
        },
        updates: [
          {
            on: '2019-07-02',
            status: 'on-track',
            delivered:
              'The first year’s 24 audits are finished and their findings were presented to the schools forum.',
            next: 'Choose the schools of the second year with the heads’ group.',
          },
          {
            on: { days: -96 },
            status: 'on-track',
            delivered: 'Twenty-one of this year’s 25 audits are finished.',
            next: 'Finish the last four and write the summary for the forum.',
          },
        ],
      },
    ],
  },
  {
    title: 'What schools are expected to provide for every pupil is clear and open to all.',
    below: [
      {
        title:
          'Help schools and settings to write and review their SEN information reports as the nation expects, and go on developing the local offer with schools.',
        owner: 'owner',
        fields: {
          responsible: 'Leadership Advisers',
          timescale: 'Ongoing.',
          success:
            'Audits show consistent practice across the city’s schools. Progress of pupils with SEND improves steadily.',
          monitoring: 'Preparation for the local area inspection',
          evaluation: 'Head of School Improvement',
        },
      },
    ],
  },
  {
    title: 'Senior and middle leaders receive good training and support that fits their needs.',
    below: [
      {
        title:
          'Provide the national award for SEN coordinators with the university. Design up-to-date training and offer it across the city. Train leaders, governors and new heads in their statutory duties and the local area inspection. Respond when schools and settings ask.',
        owner: 'owner',
        carried: { on: { days: -140 }, due: { days: -16 }, why: 'The university moved the start of the course' },
        fields: {
          responsible: 'Leadership Advisers',
          timescale: 'Ongoing.',
          success:
            'Every coordinator’s practice rests on current research. Audits show consistent practice and what training changed.',
          monitoring: 'Evaluations of training and numbers taking part',
          evaluation: 'Head of School Improvement',
        },
        updates: [
          {
            on: { days: -133 },
            status: 'at-risk',
            delivered: 'Nineteen coordinators applied for the award. The university can take sixteen this term.',
            next: 'Ask for three more places or a second group in spring.',
          },
        ],
      },
    ],
  },
];

export const leadership: RowContent = {
  title: 'Leadership and management improve',
  below: [everyLevel, ...send],
};
