/** A row by how its words begin; none: the plan whole. */
export type RowOf = { readonly plan: string; readonly row?: string };

export type LinkContent = {
  readonly key: string;
  readonly authority: string;
  readonly kind: 'refers-to' | 'part-of';
  readonly from: RowOf;
  readonly to: RowOf | { readonly title: string; readonly href: string };
  readonly why: string;
};

const city = 'One plan for education improvement in the city';
const trust = 'Limekiln Learning Trust: improvement plan';
const slipway = 'Slipway Primary School: improvement plan';
const strategy = 'Education strategy';

const outside = (title: string, page: string) => ({ title, href: `https://strategies.example/${page}` });
const childrens = outside('Children’s trust plan: the priority for learning after 16', 'children/after-16');

const ofTrust = (key: string, row: string, under: string, why: string): LinkContent => ({
  ...{ key: `trust-${key}`, authority: 'plymouth', kind: 'part-of', from: { plan: trust, row } },
  ...{ to: { plan: city, row: under }, why },
});
const ofTheme = (key: string, row: string, to: LinkContent['to'], why = ''): LinkContent => ({
  ...{ key: `theme-${key}`, authority: 'portsmouth', kind: 'refers-to', from: { plan: strategy, row }, to, why },
});

/** Plans that hang off a city’s priority without repeating it (M6), and themes that refer to other strategies (M7). */
export const links: readonly LinkContent[] = [
  ofTrust('leaders', 'Leaders of improvement', 'Leadership', 'Carries the city’s priority in the trust’s five schools'),
  ofTrust('literacy', 'Every pupil reads', 'English and literacy', 'Carries the city’s goals for literacy'),
  {
    ...{ key: 'slipway', authority: 'plymouth', kind: 'part-of', from: { plan: slipway, row: 'Pupils with SEND' } },
    ...{ to: { plan: city, row: 'Inclusion and SEND' }, why: 'The school’s part in the city’s priority' },
  },
  {
    ...{ key: 'outcomes', authority: 'plymouth', kind: 'refers-to' },
    from: { plan: city, row: 'Inclusion and SEND' },
    to: outside('Local area SEND strategy', 'send'),
    why: 'Both are reported to the same board',
  },
  ofTheme('dashboard', 'Planning, collaboration', outside('School improvement framework', 'improvement')),
  ofTheme('people', 'The best teachers', childrens, 'Taken into the strategy as the board asked'),
  ofTheme('curriculum', 'The right curriculum', childrens),
  ofTheme('environment', 'The right environment', outside('Attendance strategy', 'attendance')),
  ofTheme('needs', 'Meeting the individual needs', childrens),
  ofTheme('send', 'Meeting the individual needs', outside('SEND strategy', 'send')),
  ofTheme('community', 'Enlisting and contributing', childrens),
];
