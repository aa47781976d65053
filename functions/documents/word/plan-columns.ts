import type { Column, PlanShape } from '#shared/vocabulary.ts';

/**
 * The columns that a plan of this shape may be read from. A level that no column shows may still have a column of its
 * own in a document, headed by the level's name.
 */
export function readableColumns(shape: PlanShape): Column[] {
  return [...shape.columns, ...shape.levels.filter((level) => !hasTitle(shape, level.key)).map(ownColumn(shape))];
}

const hasTitle = (shape: PlanShape, level: string) =>
  shape.columns.some((column) => column.level === level && column.shows === 'title');

/** The level's own key, unless a column has it already. */
function ownColumn(shape: PlanShape) {
  const taken = new Set(shape.columns.map((column) => column.key));
  return (level: { key: string; name: string }): Column => {
    const key = taken.has(level.key) ? `${level.key.slice(0, 34)}-title` : level.key;
    return { key, heading: level.name, level: level.key, shows: 'title' };
  };
}

/** How many levels from the top are printed as headings above the tables, because no column shows them. */
export function headingLevels(shape: PlanShape): number {
  const first = shape.levels.findIndex((level) => hasTitle(shape, level.key));
  return first === -1 ? shape.levels.length - 1 : first;
}

/** The columns in printed order; a level below the headings that no column shows gets one, or its rows would be lost. */
export function printedColumns(shape: PlanShape): Column[] {
  const inTable = shape.levels.slice(headingLevels(shape));
  const missing = inTable.filter((level) => !hasTitle(shape, level.key)).map(ownColumn(shape));
  const depth = (column: Column) => shape.levels.findIndex((level) => level.key === column.level);
  return missing.reduce((columns, column) => {
    const before = columns.findIndex((other) => depth(other) >= depth(column));
    return columns.toSpliced(before === -1 ? columns.length : before, 0, column);
  }, shape.columns);
}
