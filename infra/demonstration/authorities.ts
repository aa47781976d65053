import { bragScheme, fourPointScheme, outcomesScheme, ragScheme } from '#shared/plans/status-schemes.ts';
import type { Strand } from '#shared/plans/strand.ts';
import { fourColumns, prioritiesAndGoals, sevenColumns, themes } from '#shared/plans/templates.ts';
import type { PlanShape, StatusScheme } from '#shared/vocabulary.ts';

type Schemes = readonly [StatusScheme, ...StatusScheme[]];

export type DemonstrationAuthority = {
  readonly id: string;
  readonly name: string;
  readonly accent: string;
  readonly dfeCode: string;
  readonly gssCode: string;
  readonly schemes: Schemes;
  readonly shapes: PlanShape[];
  /** Where its actions go that leave a plan, where it lists that. */
  readonly strands?: readonly Strand[];
};

/** Plymouth puts some goals of a priority under a part of it, and numbers them as it prints them (M6). */
const onePlan: PlanShape = {
  ...prioritiesAndGoals,
  name: 'Priorities, their parts, and goals',
  levels: prioritiesAndGoals.levels.flatMap((level) =>
    level.key === 'priority' ? [level, { key: 'part', name: 'Sub-priority', plural: 'Sub-priorities' }] : [level],
  ),
};

/** All shapes of an authority come with its usual scheme of statuses, the first. Its own shape comes first as well. */
const words = (schemes: Schemes, ...shapes: PlanShape[]) => ({
  schemes,
  shapes: shapes.map((shape) => ({ ...shape, statuses: schemes[0].statuses })),
});

const peterboroughStrands: readonly Strand[] = [
  {
    ...{ key: 'vulnerable-pupils', kind: 'strand', name: 'Vulnerable pupils' },
    about:
      'Pupils with SEND, children in care, and those who are out of school: one group of officers looks at all of it.',
  },
  {
    ...{ key: 'school-to-school', kind: 'strand', name: 'School-to-school support', retired: true },
    about: 'Ended when the regional board was set up.',
  },
  {
    ...{ key: 'inclusion-strategy', kind: 'strategy', name: 'Inclusion strategy' },
    ...{ about: 'What every school and service offers.', href: 'https://example.org/inclusion' },
  },
  {
    ...{ key: 'communications-team', kind: 'day-to-day', name: 'Communications team' },
    about: 'The newsletter, the column and what is said of schools each week.',
  },
];

export const authorities: readonly DemonstrationAuthority[] = [
  {
    id: 'peterborough',
    name: 'Peterborough',
    accent: '#6f2c91',
    dfeCode: '874',
    gssCode: 'E06000031',
    ...words([outcomesScheme, ragScheme], fourColumns, sevenColumns, prioritiesAndGoals, themes),
    strands: peterboroughStrands,
  },
  {
    id: 'cambridgeshire',
    name: 'Cambridgeshire',
    accent: '#1e6b34',
    dfeCode: '873',
    gssCode: 'E10000003',
    ...words([bragScheme], fourColumns, sevenColumns, prioritiesAndGoals, themes),
  },
  {
    id: 'plymouth',
    name: 'Plymouth',
    accent: '#0b5394',
    dfeCode: '879',
    gssCode: 'E06000026',
    ...words([bragScheme, fourPointScheme], sevenColumns, onePlan, fourColumns, themes),
  },
  {
    id: 'portsmouth',
    name: 'Portsmouth',
    accent: '#a3262a',
    dfeCode: '851',
    gssCode: 'E06000044',
    ...words([bragScheme], themes, prioritiesAndGoals, sevenColumns, fourColumns),
  },
];

/** The shape of that key as the authority has it. */
export function shapeOf(authority: string, key: string): PlanShape {
  const shape = authorities.find(({ id }) => id === authority)?.shapes.find((each) => each.key === key);
  if (shape === undefined) throw new Error(`${authority} has no plan shape ${key}`);
  return shape;
}
