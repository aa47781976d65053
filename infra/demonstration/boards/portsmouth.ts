import type { BoardContent, BoardsOfAuthority, MeetingContent } from './content.ts';

const february: MeetingContent = {
  on: '2017-02-02',
  begins: '09:30',
  place: 'The college, lecture room',
  state: 'minutes-agreed',
  items: [
    { title: 'Welcome and declarations', minutes: 5 },
    {
      title: 'The partnership and school improvement: update',
      minutes: 30,
      report: {
        title: 'How the partnership is taking shape, and the support that schools have had',
        from: 'Director of Children’s Services',
        purpose:
          'To update the board on setting up the partnership, on the education strategy and on targeted support for maintained schools.',
        body: 'The partnership was launched in November after consultation. It works in shadow form: a strategic board under an independent chair and an operational group that has begun on the first priorities. Groups for recruitment, inclusion, behaviour and attendance, and subject networks are in place or have moved under it.\n\nA first working draft of the strategy is attached. It will be worked on for four to six weeks and then goes out to consultation.\n\nEvery school has its own page of the performance dashboard with a rating from 1 to 3; those rated 1 have most support, brokered through the teaching school alliance.',
        recommendations: [
          {
            verb: 'note',
            words: 'the progress made in setting up the partnership and in preparing an education strategy.',
            decided: { outcome: 'agreed' },
          },
          {
            verb: 'endorse',
            words: 'the support that the council gives to maintained schools rated 1 and 2.',
            decided: {
              outcome: 'agreed-with-changes',
              words: 'Endorsed, and academies rated 1 are to be offered the same conversation.',
              action: {
                plan: 'Education strategy',
                under: 'Schools improve together',
                title:
                  'Offer each academy rated 1 the same support conversation as maintained schools, through its trust.',
                fields: { lead: 'Education Partnership Manager', timescale: 'Each autumn' },
                owner: 'owner',
                due: { days: 55 },
              },
            },
          },
        ],
      },
    },
    {
      title: 'Draft education strategy',
      minutes: 45,
      report: {
        title: 'Working draft of the education strategy',
        from: 'Deputy Director, Education',
        purpose: 'To hear first comments before the draft is consulted on.',
        body: 'The draft has themes with priorities under each. Members are asked what is missing and what is too much.',
        recommendations: [
          {
            verb: 'agree',
            words: 'that the draft goes out to consultation in the spring.',
            decided: { outcome: 'agreed' },
          },
        ],
      },
    },
  ],
};

const coming: MeetingContent = {
  on: { days: 17 },
  begins: '09:30',
  place: 'The college, lecture room',
  state: 'agenda-published',
  items: [
    { title: 'Welcome and declarations', minutes: 5 },
    {
      title: 'This year’s support ratings',
      minutes: 30,
      report: {
        title: 'Support ratings and what follows from them',
        from: 'Head of School Improvement',
        purpose: 'To show how ratings were reached and what support each brings.',
        body: 'Ratings follow the performance dashboard and were checked by the heads’ group. No school is named in this report.',
        recommendations: [
          { verb: 'note', words: 'how this year’s ratings were reached.' },
          { verb: 'recommend-to', words: 'the council that support for schools rated 1 is kept at its present level.' },
        ],
      },
    },
    { title: 'From shadow to full form: terms of reference', minutes: 20 },
  ],
};

const group = (
  key: string,
  name: string,
  given: Pick<BoardContent, 'kind' | 'purpose' | 'cadence'> & {
    chair: string;
    organisation: string;
    constituency: BoardContent['members'][number]['constituency'];
  },
): BoardContent => {
  const { chair, organisation, constituency, ...rest } = given;
  return {
    ...{ key, name, ...rest, status: 'active' },
    members: [{ name: chair, organisation, constituency, part: 'chair', from: '2016-11-04' }],
  };
};

const groups: BoardContent[] = [
  {
    ...group('portsmouth-operational', 'Operational group', {
      ...{ kind: 'operational-group', cadence: 'Every six weeks', constituency: 'local-authority' },
      purpose: 'Leads on school improvement and moves the strategic board’s first priorities forward.',
      ...{ chair: 'Head of School Improvement', organisation: 'City council' },
    }),
    status: 'forming',
  },
  group('portsmouth-recruitment', 'Teacher training, recruitment and retention', {
    ...{ kind: 'sub-group', cadence: 'Each half term', constituency: 'post-16' },
    purpose: 'Helps schools to find, train and keep teachers.',
    ...{ chair: 'College principal', organisation: 'Post-16 college' },
  }),
  group('portsmouth-inclusion', 'Inclusion group', {
    ...{ kind: 'sub-group', cadence: 'Each half term', constituency: 'secondary' },
    purpose: 'Brings schools and services together so that every child belongs and learns.',
    ...{ chair: 'Secondary headteacher', organisation: 'Secondary schools' },
  }),
  group('portsmouth-behaviour', 'Behaviour and attendance group', {
    ...{ kind: 'sub-group', cadence: 'Monthly in term', constituency: 'secondary' },
    purpose: 'Places pupils fairly and shares what works for behaviour and attendance.',
    ...{ chair: 'Secondary headteacher', organisation: 'Secondary schools' },
  }),
  group('portsmouth-subjects', 'Subject networks: English, languages and mathematics', {
    ...{ kind: 'network', cadence: 'Each term', constituency: 'trust' },
    purpose: 'Subject leads learn from one another, led by the teaching school alliance and the maths hub.',
    ...{ chair: 'Teaching school lead', organisation: 'Teaching school alliance' },
  }),
];

const partnership: BoardContent = {
  key: 'portsmouth-partnership',
  name: 'Education partnership: strategic board',
  kind: 'strategic',
  status: 'forming',
  purpose:
    'Schools, academies, trusts, colleges, the university, the teaching school and the council take forward together what no one of them can do alone. It meets in shadow form until its terms and membership are settled.',
  cadence: 'Once a term',
  members: [
    {
      name: 'Independent chair',
      organisation: 'Independent',
      constituency: 'other',
      part: 'chair',
      from: '2016-11-04',
    },
    {
      ...{ name: 'Director of Children’s Services', organisation: 'City council' },
      ...{ constituency: 'local-authority', from: '2016-11-04' },
    },
    { name: 'Trust chief executive', organisation: 'Multi-academy trusts', constituency: 'trust', from: '2016-11-04' },
    { name: 'Nursery headteacher', organisation: 'Early years', constituency: 'early-years', from: '2016-11-04' },
    { name: 'Primary headteacher', organisation: 'Primary schools', constituency: 'primary', from: '2016-11-04' },
    { name: 'Secondary headteacher', organisation: 'Secondary schools', constituency: 'secondary', from: '2016-11-04' },
    {
      name: 'Special school headteacher',
      organisation: 'Special schools',
      constituency: 'special',
      from: '2016-11-04',
    },
    { name: 'College principal', organisation: 'Post-16 college', constituency: 'post-16', from: '2016-11-04' },
    { name: 'Dean of education', organisation: 'University', constituency: 'university', from: '2016-11-04' },
    {
      ...{ name: 'Clerk to the board', organisation: 'City council', who: 'clerk' },
      ...{ constituency: 'local-authority', part: 'clerk', from: '2016-11-04' },
    },
  ],
  meetings: [february, coming],
  below: groups,
};

export const portsmouthBoards: BoardsOfAuthority = { authority: 'portsmouth', boards: [partnership] };
