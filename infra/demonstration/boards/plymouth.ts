import type { BoardContent, BoardsOfAuthority, MeetingContent } from './content.ts';

const past: MeetingContent = {
  on: { days: -68 },
  begins: '13:30',
  place: 'Council house, Warspite room',
  state: 'minutes-agreed',
  items: [
    { title: 'Apologies, declarations and minutes', minutes: 10 },
    {
      title: 'One plan for education: measures and progress',
      minutes: 40,
      report: {
        title: 'Measures for the one plan, and how its five priorities stand',
        from: 'Leadership Adviser',
        purpose: 'To agree the measures by which the board follows the plan, and to show how each priority stands.',
        body: 'The plan does not repeat what schools and trusts plan for themselves: it says what is done together. A measure is proposed for each priority. Results in primary and secondary schools improved again last summer; the separate report on results has the figures.\n\nTwo goals are late. Their leads have given new dates.',
        recommendations: [
          { verb: 'note', words: 'how the five priorities stand.', decided: { outcome: 'agreed' } },
          {
            verb: 'approve',
            words: 'the measures proposed for each priority.',
            decided: {
              outcome: 'agreed-with-changes',
              words: 'Approved, with one measure for early years added.',
            },
          },
          {
            verb: 'agree',
            words: 'that the network of trust chief executives reviews the capacity for improvement across the city.',
            decided: {
              outcome: 'agreed',
              action: {
                plan: 'One plan for education improvement in the city',
                under: 'Develop the network',
                title:
                  'Review with the trusts’ network what capacity for improvement each trust can share, and publish it.',
                fields: {
                  lead: 'Leadership Adviser',
                  timescale: 'By the spring meeting',
                  success: 'Every trust has said what it can offer, and what it needs.',
                },
                owner: 'owner',
                due: { days: 75 },
              },
            },
          },
        ],
      },
    },
    {
      title: 'Extending the school day',
      minutes: 20,
      report: {
        title: 'Models for a longer school day',
        from: 'Head of School Improvement',
        purpose: 'To ask the board which models should be explored.',
        body: 'Three models were looked at with trusts. The costs of transport are not known yet.',
        recommendations: [
          {
            verb: 'endorse',
            words: 'a pilot in four secondary schools.',
            decided: { outcome: 'deferred', words: 'Until the costs of transport are known.' },
          },
        ],
      },
    },
  ],
};

const coming: MeetingContent = {
  on: { days: 23 },
  begins: '13:30',
  place: 'Council house, Warspite room',
  state: 'agenda-published',
  items: [
    { title: 'Apologies, declarations and minutes', minutes: 10 },
    {
      title: 'Inclusion: what the desktop audit shows',
      minutes: 35,
      report: {
        title: 'What the SEND desktop audit shows about exclusion, attendance and outcomes',
        from: 'Head of School Improvement',
        purpose: 'To share the findings and agree where the board looks next.',
        body: 'The audit brings exclusions, attendance and outcomes together for the city. Transition between phases stands out.',
        recommendations: [
          { verb: 'note', words: 'the findings of the audit.' },
          { verb: 'request', words: 'a report on transition between phases at the next meeting.' },
        ],
      },
    },
    { title: 'Longer school day: costs of transport', minutes: 15 },
  ],
};

const later: MeetingContent = {
  ...{ on: { days: 114 }, begins: '13:30', place: 'Council house, Warspite room', state: 'planned' },
  items: [{ title: 'Measures of the one plan: spring', minutes: 40 }],
};

const board: BoardContent = {
  key: 'plymouth-board',
  name: 'Education board',
  kind: 'strategic',
  status: 'active',
  purpose:
    'Agrees the measures for education in the city and follows the one plan for education improvement. The council, trusts, schools and post-16 answer to one another here for what they do together.',
  cadence: 'Four times a year',
  members: [
    {
      ...{ name: 'Trust chief executive', organisation: 'Network of trust chief executives' },
      ...{ constituency: 'trust', part: 'chair', from: '2021-03-01' },
    },
    {
      ...{ name: 'Service Director for Education', organisation: 'City council' },
      ...{ constituency: 'local-authority', part: 'vice-chair', from: '2021-03-01' },
    },
    { name: 'Nursery manager', organisation: 'Early years providers', constituency: 'early-years', from: '2021-03-01' },
    { name: 'Primary headteacher', organisation: 'Primary heads', constituency: 'primary', from: '2021-03-01' },
    { name: 'Secondary headteacher', organisation: 'Secondary heads', constituency: 'secondary', from: '2021-03-01' },
    {
      name: 'Special school headteacher',
      organisation: 'Special schools',
      constituency: 'special',
      from: '2022-09-01',
    },
    {
      ...{ name: 'Former college principal', organisation: 'City college', constituency: 'post-16' },
      ...{ from: '2021-03-01', until: '2023-07-31' },
    },
    { name: 'College principal', organisation: 'City college', constituency: 'post-16', from: '2023-09-01' },
    {
      ...{ name: 'Clerk to the board', organisation: 'Democratic support', who: 'clerk' },
      ...{ constituency: 'local-authority', part: 'clerk', from: '2021-03-01' },
    },
  ],
  meetings: [past, coming, later],
  below: [
    {
      key: 'plymouth-trusts',
      name: 'Network of trust chief executives',
      kind: 'network',
      status: 'active',
      purpose: 'Makes improvement work reach across trusts, and brings their view to the board.',
      cadence: 'Every six weeks',
      members: [
        {
          ...{ name: 'Chief executive of a trust', organisation: 'Multi-academy trusts' },
          ...{ constituency: 'trust', part: 'chair', from: '2021-03-01' },
        },
      ],
    },
  ],
};

export const plymouthBoards: BoardsOfAuthority = { authority: 'plymouth', boards: [board] };
