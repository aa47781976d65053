import type { Column, PlanShape } from '../vocabulary.ts';

/** Where the status of an action is read from, in documents that give it a column of its own. */
export const statusColumn = 'status';

/**
 * The columns that a plan of this shape may be read from. A level that no column shows may still have a column of its
 * own in a document, headed by the level's name, and the status of the latest update one as well.
 */
export function readableColumns(shape: PlanShape): Column[] {
  const own = shape.levels.filter((level) => !hasTitle(shape, level.key)).map(ownColumn(shape));
  const level = shape.levels.at(-1)?.key ?? '';
  const taken = shape.columns.some((column) => column.key === statusColumn);
  const status: Column[] = taken ? [] : [{ key: statusColumn, heading: 'Status', level, shows: 'update' }];
  return [...shape.columns, ...own, ...status];
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
