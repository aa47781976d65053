import { current } from '#shared/plans/current.ts';
import type { Column, PlanShape } from '#shared/vocabulary.ts';
import type { PlanNode } from './plan-tree.ts';

const ownFields = (columns: readonly Column[], level: string): Column[] =>
  columns.filter((column) => column.level === level && column.shows === 'field');

/** The columns that hold the other answers of a level, beside its title. */
export const fieldColumns = (shape: PlanShape, level: string): Column[] => ownFields(current(shape.columns), level);

/** The columns of an earlier layout in which this row has words. */
export const earlierColumns = (shape: PlanShape, { level, fields }: Pick<PlanNode, 'level' | 'fields'>): Column[] =>
  ownFields(shape.columns, level).filter(({ key, retired }) => retired && (fields[key] ?? '').trim() !== '');

/** What the authority calls the words of a row of this level: its column, or the level itself. */
export function titleHeading(shape: PlanShape, level: string): string {
  const column = shape.columns.find((one) => one.level === level && one.shows === 'title');
  return column?.heading ?? shape.levels.find(({ key }) => key === level)?.name ?? 'Words';
}
