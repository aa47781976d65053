import { inWords } from '#shared/calendar.ts';
import { printedColumns } from '#shared/plans/printed-columns.ts';
import { latestShown, type PrintedNode, printedParts } from '#shared/plans/printed-parts.ts';
import { statusColumn } from '#shared/plans/readable-columns.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import { shapeNamed } from './own-sheet.ts';

/**
 * `status`: the status of the row’s latest update, as it stands today; `moved`: how its date moved, empty where it did not;
 * `evidence`: what shows how it was carried out, a line each.
 */
export type SheetNode = PrintedNode & { status: string | null; moved: string; evidence: string };
export type PlanSheet = { title: string; agreedOn: string; shape: PlanShape; nodes: readonly SheetNode[] };

/** A cell that goes over the rows below it; those have none of their own. */
export type Merged = { column: number; from: number; to: number };
/** A plan as the lines of one sheet, each as wide as the others; the third are its headings. */
export type PlanLines = { rows: string[][]; merged: Merged[]; heading: number; weights: number[] };

const heading = 2;
const weights = { title: 22, field: 15, update: 26 };

/** A plan in its own columns, each level in one of its own, to be read again as the same plan. */
export function planLines({ title, agreedOn, shape, nodes }: PlanSheet): PlanLines {
  const columns = printedColumns(shape, 0);
  const [table] = printedParts({ ...shape, columns }, nodes);
  const cells = table?.kind === 'table' ? table.rows : [];
  const lowest = table?.kind === 'table' ? table.nodes : [];
  const besides = besidesOf(shape, nodes);
  const updated = latestShown(shape, nodes);
  const dates = `Agreed on ${inWords(agreedOn)}.${updated === null ? '' : ` Updates as at ${inWords(updated)}.`}`;
  const width = columns.length + besides.length;
  const padded = (words: string[]) => [...words, ...Array.from({ length: width - words.length }, () => '')];
  const data = cells.map((row, at) => [
    ...row.map(({ words }) => words),
    ...besides.map(({ words }) => words.get(lowest[at] ?? '') ?? ''),
  ]);
  return {
    heading,
    rows: [
      padded([title]),
      padded([dates, shapeNamed(shape.key)]),
      [...columns, ...besides].map((column) => column.heading),
      ...data,
    ],
    merged: columns.flatMap((_, column) =>
      mergedIn(
        cells.map((row) => row[column]?.merge ?? 'none'),
        column,
      ),
    ),
    weights: [...columns.map(({ shows }) => weights[shows]), ...besides.map(({ weight }) => weight)],
  };
}

type Beside = { heading: string; weight: number; words: Map<string, string> };

/**
 * What a sheet says of its rows after the plan’s own columns. How a date moved and evidence are read by people alone: an import
 * leaves them beside their row.
 */
function besidesOf(shape: PlanShape, nodes: readonly SheetNode[]): Beside[] {
  const statuses = statusWords(shape, nodes);
  return [
    ...(statuses === null ? [] : [{ heading: 'Status', weight: 12, words: statuses }]),
    ...saidBeside(nodes, { heading: 'Date moved', weight: 15, of: 'moved' }),
    ...saidBeside(nodes, { heading: 'Evidence', weight: 22, of: 'evidence' }),
  ];
}

/** A column of what is said of rows, where it is said of any. */
function saidBeside(
  nodes: readonly SheetNode[],
  { heading, weight, of }: Pick<Beside, 'heading' | 'weight'> & { of: 'moved' | 'evidence' },
): Beside[] {
  const words = new Map(nodes.map((node) => [node.id, node[of]]));
  return nodes.some((node) => node[of] !== '') ? [{ heading, weight, words }] : [];
}

/** The words of each action’s status; null where the plan has none, or a column of its own by that name. */
function statusWords(shape: PlanShape, nodes: readonly SheetNode[]): Map<string, string> | null {
  if (shape.statuses.length === 0 || shape.columns.some(({ key }) => key === statusColumn)) return null;
  const labels = new Map(shape.statuses.map(({ key, label }) => [key, label]));
  return new Map(nodes.map(({ id, status }) => [id, labels.get(status ?? '') ?? '']));
}

function mergedIn(merges: readonly string[], column: number): Merged[] {
  const found: Merged[] = [];
  for (const [at, merge] of merges.entries()) {
    const row = at + heading + 1;
    const last = found.at(-1);
    if (merge === 'restart') found.push({ column, from: row, to: row });
    else if (merge === 'continue' && last !== undefined) last.to = row;
  }
  return found;
}
