import type { PlanContent, RowContent } from '../content.ts';

/** When the plan of January 2018 was reported again. */
const reported = '2019-09-12';

const leadership: RowContent[] = [
  {
    title:
      'A strategic board for education is in place. Officers, councillors and schools understand what is strong, what is of concern and what to do about it; the service is resilient and its structure is clear.',
    below: [
      {
        title:
          'Agree what the strategic board is for and how it works, with its link to the board in Cambridgeshire. Begin with succession planning and capacity in education services, then confirm the structure and explain it to every school.',
        owner: 'owner',
        updates: [
          {
            on: reported,
            status: 'moving-forward',
            delivered:
              'School performance clinics are running again, so that senior councillors can question officers on standards. A Schools Causing Concern forum brings council teams together around each school that needs help and collects good practice. Primary and secondary heads’ groups were given funding to form partnerships, and the trust leaders’ group is growing into the same role. Education services have been restructured after a survey of schools, and sharing services with Cambridgeshire has added capacity.',
            next: 'Concentrate on the models of school-led improvement that heads are proposing, and work them through in the trust leaders’ forum.',
          },
          {
            on: { days: -205 },
            status: 'moving-forward',
            delivered:
              'The board has met four times this year with an independent chair. Membership was renewed so that early years, special schools and post-16 each have a seat.',
            next: 'Review how well the board works with its members, and report what should change.',
          },
        ],
      },
    ],
  },
  {
    title:
      'The area has an education strategy that states its vision and priorities, and attainment moves closer to the national average.',
    below: [
      {
        title:
          'Set up a working group of the board to write the strategy with the council, trusts, early years, primary and secondary schools and young people. Begin a forum of trust chief executives. Look first at phonics, reading and mathematics at key stage 2, and disadvantaged and vulnerable learners, and learn from other areas.',
        owner: 'owner',
        carried: {
          on: { days: -160 },
          due: { days: -9 },
          why: 'The refreshed strategy waits for this summer’s results',
        },
        updates: [
          {
            on: reported,
            status: 'moving-forward',
            delivered:
              'The new service director wrote the strategy and consulted on it. The trust leaders’ forum, of which the council is a member, works well and has begun to lead. A large programme on phonics drew on the experience of a London borough and ended in a conference in spring 2019. Heads are shaping strategies of their own for the primary and the secondary phase.',
            next: 'The vision dates from February 2018: state it anew in autumn 2019 from the latest results and what the leaders’ groups are saying.',
          },
          {
            on: { days: -148 },
            status: 'moving-forward',
            delivered:
              'Heads, trust leaders and governors discussed a draft of the refreshed vision at three evening sessions. Reading in the early years and mathematics at key stage 2 were named most often.',
            next: 'Add this summer’s results and bring a final draft to the board.',
          },
          {
            on: { days: -61 },
            status: 'at-risk',
            delivered:
              'The results chapter is drafted. The chapter on vulnerable learners still waits for data from health.',
            next: 'Agree with health colleagues which figures can be published, and move the date if they cannot be ready.',
          },
        ],
      },
    ],
  },
  {
    title:
      'A communications strategy is in place, and the public hears about the successes of local education as well as its challenges.',
    below: [
      {
        title:
          'Form a small group with communications staff of both councils and a reference group each term. Provide regular messages from the service director, such as a newsletter, and plan key messages by channel with a way to see what came of them.',
        handedOver: { into: { kind: 'day-to-day' }, why: 'It goes on without the board.' },
        updates: [
          {
            on: reported,
            status: 'day-to-day',
            delivered:
              'Local media carry regular news and a column by the service director, and more of the coverage is positive. Schools and governors receive a weekly newsletter on local matters and what is coming. A social media campaign showed the best of the city’s schools, and the pressure on school budgets was reported locally, regionally and nationally.',
            next: 'Complete. Keep it going as part of everyday work.',
          },
        ],
      },
    ],
  },
  {
    title:
      'Data are collected and analysed in one dependable way that everyone in the education system can reach and understand, so that outcomes of vulnerable groups and of each locality are clear.',
    below: [
      {
        title:
          'Bring performance staff of both councils together with data leads from schools and health, to build one shared portal that helps leaders to improve quality.',
        owner: 'improvement',
        updates: [
          {
            on: reported,
            status: 'day-to-day',
            delivered:
              'The group met twice and designed a one-page profile of each school, ready for September 2019. Every primary school has access to the national comparison tool, and question-level analysis shows each school where its teaching of a topic is weaker than elsewhere. In July the maintained primaries agreed what to do early. Nurseries and pre-schools now see how their children do after the first year at school, which has drawn attention to early phonics.',
            next: 'Complete, and now everyday work. Add context that affects outcomes: social care, pupils who move, and inclusion.',
          },
        ],
      },
    ],
  },
  {
    title: 'Schools and officers are trained together with the inspectorate, and the two sides meet regularly.',
    below: [
      {
        title:
          'Meet the link inspector to plan training for 2018/19 on skills and self-evaluation, then fix dates and topics for the year.',
        updates: [
          {
            on: reported,
            status: 'complete',
            delivered:
              'Two conferences took place and were well received: one on how good schools secure good outcomes, one on the new inspection framework.',
            next: 'Complete. Meetings are now held every term to stay in step.',
          },
        ],
      },
    ],
  },
  {
    title: 'A second large conference keeps the conversation with all schools going in 2018/19.',
    below: [
      {
        title:
          'Prepare the conference: venue, date, and speakers who include a school with a similar intake to those of Cambridgeshire and Peterborough. Show what was done since the first one and what difference it made.',
        updates: [
          {
            on: reported,
            status: 'complete',
            delivered:
              'Primary, secondary and special heads now meet regularly and have followed the plan closely; they have come to lead on the city’s challenges themselves. Two governors’ conferences drew many people and strong outside speakers.',
            next: 'Complete, though a large conference for schools is worth considering again.',
          },
        ],
      },
    ],
  },
];

const workforce: RowContent = {
  title: 'More teachers are recruited to the area and more of them stay.',
  below: [
    {
      title:
        'Make recruitment and retention a topic in every leaders’ group and involve teaching schools and the regional training partnership more. Retention and recruitment both improve.',
      owner: 'owner',
      carried: { on: { days: -130 }, due: { days: 16 }, why: 'Set for the next recruitment round' },
      note: 'Fenmoor Academy has had three heads of mathematics in two years and relies on supply cover. The trust has asked for help before the spring term; not for discussion outside the group.',
      updates: [
        {
          on: reported,
          status: 'moving-forward',
          delivered:
            'The city’s teacher recruitment website was renewed and points to the national vacancy service. Schools can compare their staffing with that of others in a workforce tool. There are more teachers overall and fewer pupils for each of them.',
          next: 'A key action to carry forward.',
        },
        {
          on: { days: -121 },
          status: 'moving-forward',
          delivered:
            'Exit interviews in eleven schools show workload and housing costs as the two main reasons for leaving. A guide to flexible working was sent to every school.',
          next: 'Offer a first-year mentor from another school to each new teacher from September.',
        },
        {
          on: { days: -34 },
          status: 'moving-forward',
          delivered:
            'Forty-two new teachers have a mentor in another school. Vacancies in mathematics fell from nine to five.',
          next: 'Ask the new teachers how the first half-term went, and plan the January recruitment fair.',
        },
      ],
    },
  ],
};

const vulnerable: RowContent[] = [
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
        handedOver: { into: { kind: 'strand', name: 'Vulnerable pupils' }, why: 'Looked at with that work.' },
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

export const peterboroughEducation: PlanContent = {
  key: 'peterborough-education',
  authority: 'peterborough',
  shape: 'four-columns',
  title: 'Education action plan',
  purpose:
    'What the strategic board for education agreed in January 2018, reported again in September 2019 and carried forward where work goes on.',
  agreedOn: '2018-01-15',
  cycle: {
    name: 'Autumn 2019',
    ...{ from: '2018-01-15', to: '2019-08-31', openedOn: '2019-08-27', dueOn: '2019-09-13', lockedOn: '2019-09-19' },
    instructions:
      'What was agreed in January 2018 stays as it is. Say what was delivered since, and what comes next; where an outcome closes, say how.',
  },
  rows: [...leadership, workforce, ...vulnerable],
};
