import type { BoardContent, BoardsOfAuthority, MeetingContent } from './content.ts';

const september: MeetingContent = {
  on: '2019-09-26',
  begins: '14:00',
  place: 'Town hall, committee room 2',
  state: 'minutes-agreed',
  items: [
    { title: 'Apologies and declarations', minutes: 5 },
    {
      title: 'The action plan of January 2018, one year on',
      minutes: 40,
      looksAt: {
        plan: 'Education action plan',
        cycle: 'Autumn 2019',
        said: [
          {
            row: 'Make recruitment and retention a topic',
            words: 'The board asked that the next report says how many new teachers are still here after two years.',
          },
          {
            row: 'Form a small group with communications staff',
            words: 'The board thanked the group and is content that the work goes on without it.',
          },
        ],
      },
      report: {
        title: 'What was delivered of the action plan, and what comes next',
        from: 'Service Director for Education',
        purpose: 'To show the board, outcome by outcome, what has been delivered since January 2018 and what remains.',
        body: 'Twelve outcomes were agreed. Four are complete, two of them as part of day-to-day business. Recruitment and retention stays a key action. Mobility, vulnerable pupils and the SEND action plan are better looked after together and are proposed as one strand.\n\nHeads of primary and secondary schools and the trust leaders’ forum are taking on more of the work themselves. The board is asked to back that and to say what it still wants to see.',
        recommendations: [
          { verb: 'note', words: 'what was delivered against the twelve outcomes.', decided: { outcome: 'agreed' } },
          {
            verb: 'agree',
            words: 'that pupil mobility, vulnerable pupils and SEND are reported as one strand.',
            decided: {
              outcome: 'agreed-with-changes',
              words: 'Agreed, with attendance added to the strand and a first report in the spring term.',
              action: {
                plan: 'Education priorities after the September review',
                under: 'Vulnerable pupils',
                title:
                  'Bring mobility, SEND and attendance into one strand with one set of measures, and report it to the board each term.',
                owner: 'improvement',
                due: { days: 40 },
              },
            },
          },
          {
            verb: 'request',
            words: 'proposals for a conference of all schools in the coming year.',
            decided: {
              outcome: 'deferred',
              words: 'To the next meeting: the heads’ groups will say first whether they want one.',
            },
          },
        ],
      },
    },
    {
      title: 'How the data portal is used',
      minutes: 15,
      withdrawn: 'The school pages were still being checked with heads.',
    },
  ],
};

const coming: MeetingContent = {
  on: { days: 24 },
  begins: '14:00',
  place: 'Town hall, committee room 2',
  state: 'agenda-published',
  items: [
    { title: 'Apologies and declarations', minutes: 5 },
    {
      title: 'Minutes and matters arising',
      minutes: 10,
      report: {
        title: 'Matters arising from the last meeting',
        from: 'Clerk to the board',
        purpose: 'To show how each action of the last meeting stands.',
        body: 'Each action is shown with its latest update from the plan.',
        recommendations: [{ verb: 'approve', words: 'the minutes of the last meeting as a correct record.' }],
      },
    },
    {
      title: 'Models of school-led improvement',
      minutes: 45,
      report: {
        title: 'What heads propose for school-led improvement',
        from: 'Head of School Improvement',
        purpose: 'To put two models before the board and ask which should be worked up.',
        body: 'The primary heads’ group proposes clusters of eight schools with a paid lead. The trust leaders’ forum proposes peer review across trusts. Both would be open to maintained schools.',
        recommendations: [
          { verb: 'endorse', words: 'the two models as the basis of a plan for next year.' },
          {
            verb: 'delegate',
            words: 'the choice of pilot schools to the service director with the two heads’ groups.',
          },
        ],
      },
    },
  ],
};

const strategic: BoardContent = {
  key: 'peterborough-strategic',
  name: 'Strategic Board for Education',
  kind: 'strategic',
  status: 'active',
  purpose:
    'Brings the council, trusts, schools, early years, post-16 and young people round one table to set the direction for education in the city, to agree the action plan and to hold its delivery to account. It looks ahead to succession and capacity, so that services last.',
  cadence: 'Once every half term',
  linkedTo: 'Cambridgeshire’s strategic board for education: the chairs meet each term',
  members: [
    {
      name: 'Independent chair',
      organisation: 'Independent',
      constituency: 'other',
      part: 'chair',
      from: '2018-01-15',
    },
    {
      ...{ name: 'Service Director for Education', organisation: 'Shared with Cambridgeshire', who: 'director' },
      ...{ constituency: 'local-authority', part: 'adviser', from: '2018-01-15' },
    },
    {
      ...{ name: 'Cabinet member for education', organisation: 'City council' },
      ...{ constituency: 'local-authority', from: '2018-01-15' },
    },
    { name: 'Trust chief executive', organisation: 'Trust leaders’ forum', constituency: 'trust', from: '2018-09-01' },
    { name: 'Nursery manager', organisation: 'Early years providers', constituency: 'early-years', from: '2018-01-15' },
    { name: 'Primary headteacher', organisation: 'Primary heads’ group', constituency: 'primary', from: '2018-01-15' },
    {
      ...{ name: 'Secondary headteacher', organisation: 'Secondary heads’ group' },
      ...{ constituency: 'secondary', part: 'vice-chair', from: '2018-01-15' },
    },
    {
      name: 'Special school headteacher',
      organisation: 'Special schools',
      constituency: 'special',
      from: '2019-04-01',
    },
    { name: 'College principal', organisation: 'Post-16 providers', constituency: 'post-16', from: '2019-04-01' },
    { name: 'Youth council member', organisation: 'Youth council', constituency: 'young-people', from: '2019-01-10' },
    {
      ...{ name: 'Clerk to the board', organisation: 'Democratic services', who: 'clerk' },
      ...{ constituency: 'local-authority', part: 'clerk', from: '2018-01-15' },
    },
  ],
  meetings: [september, coming],
  below: [
    {
      key: 'peterborough-trusts',
      name: 'Trust leaders’ forum',
      kind: 'forum',
      status: 'active',
      purpose: 'Trust chief executives and the council agree what they lead together and what they ask of the board.',
      cadence: 'Every six weeks',
      members: [
        {
          ...{ name: 'Chief executive of a trust', organisation: 'Multi-academy trusts' },
          ...{ constituency: 'trust', part: 'chair', from: '2018-09-01' },
        },
      ],
    },
    {
      key: 'peterborough-clinic',
      name: 'School performance clinic',
      kind: 'clinic',
      status: 'active',
      purpose: 'Senior councillors question officers on standards in schools and on how well they oversee improvement.',
      cadence: 'Each term, after results',
      members: [
        {
          ...{ name: 'Leader of the council', organisation: 'City council' },
          ...{ constituency: 'local-authority', part: 'chair', from: '2018-01-15' },
        },
      ],
    },
    {
      key: 'peterborough-vulnerable',
      name: 'Vulnerable children board',
      kind: 'sub-group',
      status: 'active',
      purpose: 'Watches over children with SEND, in care or with emotional needs, and over how gaps close.',
      cadence: 'Each half term',
      members: [
        {
          ...{ name: 'Assistant Director, SEND and Inclusion', organisation: 'City council' },
          ...{ constituency: 'local-authority', part: 'chair', from: '2018-06-01' },
        },
      ],
    },
  ],
};

export const peterboroughBoards: BoardsOfAuthority = { authority: 'peterborough', boards: [strategic] };
