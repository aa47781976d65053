import type { PlanContent, RowContent } from '../content.ts';
import { reported, vulnerable } from './peterborough-vulnerable.ts';

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
        handedOver: {
          into: { kind: 'day-to-day', strand: 'communications-team' },
          why: 'It goes on without the board.',
        },
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
      evidence: [
        {
          title: 'Why teachers left: a summary of eleven exit interviews',
          on: { days: -125 },
          href: 'https://workforce.example/exit-interviews',
          note: 'Without names of schools; the interviews themselves stay with the heads.',
        },
        {
          title: 'Vacancies in mathematics, counted in each school',
          on: { days: -36 },
          href: 'https://workforce.example/vacancies/mathematics',
        },
      ],
      discussion: [
        {
          by: 'clerk',
          words: '@owner the board will ask how many of the forty-two mentors are from the same trust. Do we know?',
        },
        {
          by: 'owner',
          words:
            'Nine of them. @improvement can we find mentors for those nine in other trusts before the fair in January?',
        },
      ],
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
