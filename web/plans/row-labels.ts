import type { Column, PlanShape } from '#shared/vocabulary.ts';

/** The columns that hold the other answers of a level, beside its title. */
export function fieldColumns(shape: PlanShape, level: string): Column[] {
  return shape.columns.filter((column) => column.level === level && column.shows === 'field');
}

/** What the authority calls the words of a row of this level: its column, or the level itself. */
export function titleHeading(shape: PlanShape, level: string): string {
  const column = shape.columns.find((one) => one.level === level && one.shows === 'title');
  return column?.heading ?? shape.levels.find(({ key }) => key === level)?.name ?? 'Words';
}
