import {
  bragStatuses,
  fourColumns,
  outcomeStatuses,
  prioritiesAndGoals,
  sevenColumns,
  themes,
} from '#shared/plans/templates.ts';
import type { PlanShape, Status } from '#shared/vocabulary.ts';

export type DemonstrationAuthority = {
  readonly id: string;
  readonly name: string;
  readonly accent: string;
  readonly dfeCode: string;
  readonly gssCode: string;
  readonly statuses: Status[];
  readonly shapes: PlanShape[];
};

/** An authority has one scheme of statuses, whichever shape a plan is in. Its own shape comes first. */
const words = (statuses: Status[], ...shapes: PlanShape[]) => ({
  statuses,
  shapes: shapes.map((shape) => ({ ...shape, statuses })),
});

export const authorities: readonly DemonstrationAuthority[] = [
  {
    id: 'peterborough',
    name: 'Peterborough',
    accent: '#6f2c91',
    dfeCode: '874',
    gssCode: 'E06000031',
    ...words(outcomeStatuses, fourColumns, sevenColumns, prioritiesAndGoals, themes),
  },
  {
    id: 'cambridgeshire',
    name: 'Cambridgeshire',
    accent: '#1e6b34',
    dfeCode: '873',
    gssCode: 'E10000003',
    ...words(bragStatuses, fourColumns, sevenColumns, prioritiesAndGoals, themes),
  },
  {
    id: 'plymouth',
    name: 'Plymouth',
    accent: '#0b5394',
    dfeCode: '879',
    gssCode: 'E06000026',
    ...words(bragStatuses, sevenColumns, prioritiesAndGoals, fourColumns, themes),
  },
  {
    id: 'portsmouth',
    name: 'Portsmouth',
    accent: '#a3262a',
    dfeCode: '851',
    gssCode: 'E06000044',
    ...words(bragStatuses, themes, prioritiesAndGoals, sevenColumns, fourColumns),
  },
];

/** The shape of that key as the authority has it. */
export function shapeOf(authority: string, key: string): PlanShape {
  const shape = authorities.find(({ id }) => id === authority)?.shapes.find((each) => each.key === key);
  if (shape === undefined) throw new Error(`${authority} has no plan shape ${key}`);
  return shape;
}
