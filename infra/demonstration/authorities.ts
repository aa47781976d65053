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

export const authorities: readonly DemonstrationAuthority[] = [
  {
    id: 'peterborough',
    name: 'Peterborough',
    accent: '#6f2c91',
    dfeCode: '874',
    gssCode: 'E06000031',
    statuses: outcomeStatuses,
    shapes: [fourColumns, sevenColumns, prioritiesAndGoals, themes],
  },
  {
    id: 'cambridgeshire',
    name: 'Cambridgeshire',
    accent: '#1e6b34',
    dfeCode: '873',
    gssCode: 'E10000003',
    statuses: bragStatuses,
    shapes: [fourColumns, sevenColumns, prioritiesAndGoals, themes],
  },
  {
    id: 'plymouth',
    name: 'Plymouth',
    accent: '#0b5394',
    dfeCode: '879',
    gssCode: 'E06000026',
    statuses: bragStatuses,
    shapes: [sevenColumns, prioritiesAndGoals, fourColumns, themes],
  },
  {
    id: 'portsmouth',
    name: 'Portsmouth',
    accent: '#a3262a',
    dfeCode: '851',
    gssCode: 'E06000044',
    statuses: bragStatuses,
    shapes: [themes, prioritiesAndGoals, sevenColumns, fourColumns],
  },
];
