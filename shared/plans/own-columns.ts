import * as z from 'zod';
import { WordKey } from '../ids.ts';
import type { FieldProblem } from '../problem.ts';
import { columnsOf, OfferedColumn, type PlanShape } from '../vocabulary.ts';
import { current } from './current.ts';
import { LayoutChange } from './layout.ts';
import { shapeProblems } from './shape-problems.ts';

const { effectiveOn, why } = LayoutChange.shape;

/** The columns of one plan in printed order, whatever the layout that it was made with has. */
export const ColumnsChange = z
  .strictObject({
    columns: columnsOf(OfferedColumn).describe(
      'All that it should have: by its key one that it has, else a new one. Retired, it is hidden and keeps its words',
    ),
    leaving: z
      .array(WordKey)
      .max(80, 'Keep to 80 keys')
      .optional()
      .describe('What is taken away though it is in use: its words stay with their rows, and are not printed'),
    effectiveOn,
    why,
  })
  .meta({ id: 'ColumnsChange' });
export type ColumnsChange = z.infer<typeof ColumnsChange>;

/** The plan’s shape as it is asked for: what is hidden says so, to be told from what an earlier layout left behind. */
export function withColumns(shape: PlanShape, columns: readonly OfferedColumn[]): PlanShape {
  const asked = columns.map((column) => (column.retired ? { ...column, hidden: true as const } : column));
  return { ...shape, columns: asked };
}

/** What is wrong with the columns that a plan should have, each where it stands. */
export function ownColumnsProblems(shape: PlanShape, columns: OfferedColumn[]): FieldProblem[] {
  const levels = shape.levels.map(({ retired: _, ...level }) => level);
  const problems = shapeProblems({ levels, columns }).filter(({ pointer }) => pointer.startsWith('#/columns'));
  return [...problems, ...untitledProblems(shape, columns)];
}

/** Between the first level that has a column and the actions, every level shows the words of its rows. */
function untitledProblems(shape: PlanShape, columns: readonly OfferedColumn[]): FieldProblem[] {
  const printed = current(columns);
  const first = shape.levels.findIndex(({ key }) => printed.some(({ level }) => level === key));
  const between = current(shape.levels.slice(Math.max(0, first), -1));
  return between
    .filter(({ key }) => !printed.some(({ level, shows }) => level === key && shows === 'title'))
    .map(({ name }) => ({ pointer: '#/columns', detail: `Keep a column for the words of each ${name}` }));
}
