import type { PlanContent, RowContent } from '../content.ts';

const goal = (number: string, title: string, ...below: RowContent[]): RowContent => ({
  ...{ level: 'goal', number, title, below },
});

const system: RowContent = {
  title: 'System and infrastructure: one coherent strategy for improvement within a school-led system',
  below: [
    goal('1', 'Co-ordinate everything the plan sets in motion.', {
      title:
        'Report progress on all five priorities to the education board each term, on measures that the board agrees.',
      owner: 'owner',
      fields: {
        lead: 'Leadership Adviser',
        timescale: 'Each term',
        success: 'The board sees one page for each priority and decides on what is late.',
      },
      updates: [
        {
          on: '2022-12-09',
          status: 'on-track',
          delivered: 'The measures were agreed and a first summary went to the scrutiny committee.',
          next: 'Add the measures for inclusion.',
        },
        {
          on: { days: -47 },
          status: 'on-track',
          delivered: 'The autumn summary covers all five priorities. Two goals are reported as late.',
          next: 'Ask the leads of both goals for a new date.',
        },
      ],
      answer: {
        on: { days: -3 },
        status: 'on-track',
        delivered: 'All five priorities are summarised on one page each; both late goals have a new date.',
        next: 'Bring the measures for inclusion to the board.',
      },
    }),
    goal('2', 'Develop the network of trust chief executives, so that improvement work reaches across trusts.'),
    goal('3', 'Review what capacity the system has, and match it to what the city’s schools need.'),
    goal('4', 'Bring local, regional and national expertise to bear on improvement in the city.'),
    goal('5', 'Communicate better across the system, through the portal, newsletters and bulletins.'),
  ],
};

const leadership: RowContent = {
  title: 'Leadership',
  below: [
    goal(
      '1',
      'Appoint and develop strong improvement leaders in trusts’ central teams, who can work within their trust, across trusts and in maintained and single-academy schools.',
    ),
    goal('2', 'Establish how good leadership is in each school through improvement visits, secondary schools first.', {
      title: 'Visit every secondary school, agree the findings with its head and record them the same way each time.',
      owner: 'improvement',
      fields: {
        lead: 'Head of School Improvement',
        timescale: 'By July 2022',
        success: 'Each secondary school has agreed findings, and the city knows its three commonest needs.',
      },
      due: '2022-07-31',
      updates: [
        {
          on: '2022-03-22',
          status: 'at-risk',
          delivered: 'Eleven of 19 schools were visited. Illness delayed the visits in January.',
          next: 'Move the remaining visits to the weeks after Easter.',
        },
        {
          on: '2022-07-12',
          status: 'complete',
          delivered: 'All 19 schools were visited and the findings were discussed with the chief executives.',
          next: '',
        },
      ],
    }),
    goal(
      '3',
      'Offer leaders a good menu of support, such as secondments, placements, training, coaching and peer review.',
    ),
    goal('4', 'Develop a young leaders’ programme that finds talent early and leads to future leadership.'),
    goal(
      '5',
      'With the teaching school hub, see that the new national professional qualifications are known and that schools enrol.',
    ),
  ],
};

const curriculum: RowContent = {
  title: 'Curriculum: excellence in every school, leading students to the destinations they choose',
  below: [
    goal('1', 'Support at once the schools whose inspection is expected.'),
    goal('2', 'Train across the city in leading the curriculum: what excellence is, what it looks like and why.'),
    goal('3', 'With the trusts, explore ways to lengthen the school day so that each learner has a wider curriculum.'),
    {
      number: '2a',
      title: 'English and literacy',
      below: [
        goal('4', 'Help schools to be ready for the GCSE English examinations of summer 2022.'),
        goal(
          '5',
          'With the trusts, agree and fund a strategy that improves progress and attainment in English for good, with a specialist teacher for every child.',
        ),
        goal('6', 'Go on helping schools in the literacy programme to put it into practice.', {
          title: 'Hold a half-termly clinic for literacy leads of the schools in the programme.',
          owner: 'owner',
          carried: { on: { days: -60 }, due: { days: 21 }, why: 'The next clinic' },
          milestones: [
            { title: 'Autumn: first half term', due: { days: -55 }, done: { days: -52 } },
            { title: 'Autumn: second half term', due: { days: 21 } },
          ],
          evidence: [
            {
              title: 'Who came to the first clinic of the autumn',
              on: { days: -52 },
              href: 'https://literacy.example/clinics/autumn-1',
              note: 'Seventeen of the nineteen schools; the other two sent questions.',
            },
          ],
          discussion: [
            {
              by: 'improvement',
              words: 'Reading ages came in for year 7 last week. @owner shall we show them at the clinic?',
            },
            {
              by: 'owner',
              words:
                'Yes, as the first item. @clerk please tell the board that the figures will be there by its next meeting.',
            },
          ],
          fields: {
            lead: 'Leadership Adviser',
            timescale: 'Each half term',
            success: 'Nine in ten schools of the programme attend, and reading ages in year 7 rise.',
          },
        }),
      ],
    },
    {
      number: '2b',
      title: 'Mathematics and numeracy',
      below: [
        goal('7', 'Help schools to be ready for the GCSE mathematics examinations of summer 2022.'),
        goal(
          '8',
          'With the trusts, agree and fund a strategy that improves progress and attainment in mathematics for good, with a specialist teacher for every child.',
        ),
        goal('9', 'Show an evidence-based online tool that keeps numeracy secure when pupils change school.'),
      ],
    },
  ],
};

const teaching: RowContent = {
  title: 'Teaching and learning: strong leadership of teaching that can improve outcomes',
  below: [
    goal('1', 'Audit how teaching and learning are led in each school, to find what support is needed.'),
    goal(
      '2',
      'In autumn 2021 and spring 2022 give year 11 all the support that evidence recommends, so that pupils remember what they are taught.',
    ),
    goal(
      '3',
      'Make support for teaching to each school’s measure, such as short placements in outstanding schools, focused visits and qualifications.',
    ),
    goal('4', 'Put the audits together and build from them an offer for the whole city.'),
    goal(
      '5',
      'Deepen subject knowledge through the professional learning communities, with half-termly meetings of subject leaders in English, mathematics, science and guided reading.',
      {
        title: 'Find a facilitator for each subject from the trusts’ central teams and publish the year’s dates.',
        fields: {
          lead: 'Chief executives’ network',
          timescale: 'By September 2021',
          success: 'Four communities meet every half term with at least 15 schools.',
        },
        due: '2021-09-30',
        updates: [
          {
            on: '2021-10-05',
            status: 'complete',
            delivered: 'Four facilitators are named, and the first meetings drew between 15 and 22 schools.',
            next: '',
          },
        ],
      },
    ),
    goal('6', 'Secure an outstanding early career programme with the national, regional and local providers.', {
      title: 'Give every new teacher in the city’s trusts a mentor from another trust, and a visit there each term.',
      fields: {
        lead: 'Chief executives’ network',
        timescale: 'Each term',
        success: 'Nine in ten new teachers are still teaching in the city after two years.',
      },
      due: '2031-07-31',
      updates: [
        {
          on: '2021-10-05',
          status: 'on-track',
          delivered: 'Six trusts have named 31 mentors, and the first visits were made.',
          next: 'Bring in the two trusts that joined the city’s network this year.',
        },
      ],
    }),
    goal(
      '7',
      'With the research school and the teaching school hub, run a three-day leadership programme on training and keeping great teachers.',
    ),
  ],
};

const inclusion: RowContent = {
  title: 'Inclusion and SEND: outstanding practice in every school, so that no child is left behind',
  below: [
    goal('1a', 'Research how pupils likely to be less included can be helped earlier.'),
    goal(
      '1b',
      'Build on the desk-based SEND audit with further analysis of exclusion, attendance and outcomes, for the city and for each school.',
    ),
    goal(
      '2',
      'Analyse what changes of school mean for vulnerable learners, and align practice that is informed by trauma.',
    ),
    goal('3', 'Audit staff’s skills in such practice, plan their development and train all who work with pupils.'),
    goal(
      '4',
      'Join the expertise of the council, an inclusion trust and a national SEND programme into support made to measure for each school.',
    ),
    goal(
      '5',
      'Make SEND the business of each leader and each governor, so that needs are found and met under secure leadership.',
    ),
    goal(
      '6',
      'Open and staff the inclusion support centres, so that vulnerable pupils are taught well and engage again.',
      {
        title: 'Appoint a lead for each centre and agree with schools how pupils are referred and return.',
        owner: 'owner',
        carried: { on: { days: -95 }, due: { days: -5 }, why: 'The board asked for both centres this term' },
        milestones: [
          { title: 'The first centre has its lead', due: { days: -70 }, done: { days: -64 } },
          { title: 'The second centre has its lead', due: { days: -20 } },
          { title: 'Every secondary school has signed how pupils are referred and return', due: { days: 35 } },
        ],
        fields: {
          lead: 'Leadership Adviser with the inclusion trust',
          timescale: 'This term',
          success: 'Both centres are staffed, and three in four pupils return to their school within two terms.',
        },
        updates: [
          {
            on: { days: -39 },
            status: 'off-track',
            delivered: 'One centre is staffed. The second lead’s post was advertised twice without an appointment.',
            next: 'Ask the board to agree an interim lead from a trust.',
          },
        ],
        answer: {
          on: { days: -2 },
          status: 'at-risk',
          delivered: 'The board agreed an interim lead, who began this week.',
          next: 'Advertise the post a third time.',
          returned: 'Say how many pupils each centre takes now, and how many have returned to school.',
        },
      },
    ),
  ],
};

export const plymouthOnePlan: PlanContent = {
  key: 'plymouth-one-plan',
  authority: 'plymouth',
  shape: 'priorities-and-goals',
  title: 'One plan for education improvement in the city',
  purpose:
    'The shared second phase of improvement for the whole place. It gives direction, and schools’ and trusts’ own plans align with it; it does not repeat them.',
  agreedOn: '2021-09-20',
  cycle: {
    name: 'This term’s report to the board',
    ...{ from: { days: -120 }, to: { days: -1 }, openedOn: { days: -6 }, dueOn: { days: 8 }, lockedOn: null },
    instructions:
      'One paragraph on what was delivered this term, in numbers where you can, and one on what comes next. The board reads it on one page for each priority.',
  },
  rows: [system, leadership, curriculum, teaching, inclusion],
};
