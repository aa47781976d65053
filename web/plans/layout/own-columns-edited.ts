import { current } from '#shared/plans/current.ts';
import type { Uses } from '#shared/plans/layout.ts';
import type { OfferedColumn, PlanShape } from '#shared/vocabulary.ts';
import { settled } from '../../settings/edited-parts.ts';

/** The columns that a plan has, then those that are hidden, by hand or by an earlier layout that left words in them. */
export function columnsToEdit({ columns }: PlanShape, uses: Pick<Uses, 'columns'>): OfferedColumn[] {
  const away = columns.filter(({ key, retired, hidden }) => retired && (hidden || uses.columns[key] !== undefined));
  return [...current(columns), ...away].map(({ hidden: _, ...column }) => column);
}

/** As they are saved: a new one gets a key of its heading, and none that anything of the plan ever had. */
export function settledColumns(columns: readonly OfferedColumn[], shape: PlanShape): OfferedColumn[] {
  const ofUpdates = columns.filter(({ shows }) => shows === 'update');
  return settled(columns, [...shape.columns, ...ofUpdates], ({ heading }) => heading).parts;
}

/** What was there and is not asked for any more. */
export const takenAway = (stood: readonly OfferedColumn[], asked: readonly OfferedColumn[]): OfferedColumn[] =>
  stood.filter(({ key }) => !asked.some((each) => each.key === key));
