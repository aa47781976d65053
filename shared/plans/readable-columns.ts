import type { Column, PlanShape } from '../vocabulary.ts';
import { dueColumn, ownerColumn } from './column-meaning.ts';

/** Where the status of an action is read from, in documents that give it a column of its own. */
export const statusColumn = 'status';

/**
 * Where the steps of an action are printed and read, headed as the layout calls them; null where it names none, as is left out
 * what only an earlier layout had.
 */
export function stepsColumn({ milestones, columns, levels }: PlanShape): Column | null {
  if (milestones === undefined) return null;
  const key = columns.some((column) => column.key === 'milestone') ? 'milestone-steps' : 'milestone';
  return { key, heading: milestones.plural, level: levels.at(-1)?.key ?? '', shows: 'field' };
}

/** What is printed and read of an action beside the plan’s own columns, where those do not say it: owner, due date and steps. */
export const besideColumns = (shape: PlanShape): Column[] =>
  [ownerColumn(shape), dueColumn(shape), stepsColumn(shape)].filter((column) => column !== null);

/**
 * The columns that a plan of this shape may be read from. A level that no column shows may still have a column of its
 * own in a document, headed by the level's name, and so may what an action says beside the plan's own columns and its status.
 */
export function readableColumns(shape: PlanShape): Column[] {
  const own = shape.levels.filter((level) => !hasTitle(shape, level.key)).map(ownColumn(shape));
  const level = shape.levels.at(-1)?.key ?? '';
  const taken = shape.columns.some((column) => column.key === statusColumn);
  const status: Column[] = taken ? [] : [{ key: statusColumn, heading: 'Status', level, shows: 'update' }];
  return [...shape.columns, ...own, ...besideColumns(shape), ...status];
}

export const hasTitle = (shape: PlanShape, level: string) =>
  shape.columns.some((column) => column.level === level && column.shows === 'title');

/** The level's own key, unless a column has it already. */
export function ownColumn(shape: PlanShape) {
  const taken = new Set(shape.columns.map((column) => column.key));
  return (level: { key: string; name: string }): Column => {
    const key = taken.has(level.key) ? `${level.key.slice(0, 34)}-title` : level.key;
    return { key, heading: level.name, level: level.key, shows: 'title' };
  };
}
