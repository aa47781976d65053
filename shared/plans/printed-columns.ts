import type { Column, PlanShape } from '../vocabulary.ts';
import { hasTitle, ownColumn } from './readable-columns.ts';

/** How many levels from the top are printed as headings above the tables, because no column shows them. */
export function headingLevels(shape: PlanShape): number {
  const first = shape.levels.findIndex((level) => hasTitle(shape, level.key));
  return first === -1 ? shape.levels.length - 1 : first;
}

/**
 * The columns in printed order; a level below the headings that no column shows gets one, or its rows would be lost. On a sheet
 * there are no headings: every level has its column there.
 */
export function printedColumns(shape: PlanShape, headed = headingLevels(shape)): Column[] {
  const inTable = shape.levels.slice(headed);
  const missing = inTable.filter((level) => !hasTitle(shape, level.key)).map(ownColumn(shape));
  const depth = (column: Column) => shape.levels.findIndex((level) => level.key === column.level);
  return missing.reduce((columns, column) => {
    const before = columns.findIndex((other) => depth(other) >= depth(column));
    return columns.toSpliced(before === -1 ? columns.length : before, 0, column);
  }, shape.columns);
}
