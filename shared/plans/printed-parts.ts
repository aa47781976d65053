import type { LocalDate } from '../dates.ts';
import type { Column, PlanShape } from '../vocabulary.ts';
import { afterNumber, pathNumbers } from './numbering.ts';
import { headingLevels, printedColumns } from './printed-columns.ts';
import { compareSiblings } from './rules.ts';

/** What is printed of a node; the nodes of a plan as it is viewed have all of it. */
export type PrintedNode = {
  id: string;
  parent: string | null;
  level: string;
  title: string;
  number?: string | null;
  fields: Record<string, string>;
  order: string;
  latest: { delivered: string; next: string; effectiveOn: LocalDate } | null;
  removed: unknown;
};

export type PrintedCell = { words: string; merge: 'none' | 'restart' | 'continue' };
/** A part of the printed plan: a heading, or the table under the headings before it, with the lowest node of each row. */
export type PrintedPart =
  | { kind: 'heading'; level: number; words: string }
  | { kind: 'table'; rows: PrintedCell[][]; nodes: (string | null)[] };

/** The nodes of one printed row, from the top level down; null where the row has none of that level. */
type Path = (PrintedNode | null)[];

function childrenOf(nodes: readonly PrintedNode[]): (parent: string | null) => PrintedNode[] {
  const children = new Map<string | null, PrintedNode[]>();
  for (const node of nodes.toSorted(compareSiblings)) {
    if (node.removed !== null) continue;
    const siblings = children.get(node.parent);
    if (siblings === undefined) children.set(node.parent, [node]);
    else siblings.push(node);
  }
  return (parent) => children.get(parent) ?? [];
}

/** Each row’s number with those above it; a space that does not break keeps it with its words, and tells it from them. */
function titlesOf(nodes: readonly PrintedNode[]): Map<string, string> {
  const numbers = pathNumbers(nodes);
  return new Map(
    nodes.map(({ id, title }) => {
      const number = numbers.get(id) ?? null;
      return [id, number === null ? title : `${number}${afterNumber}${title}`];
    }),
  );
}

type Titles = ReadonlyMap<string, string>;

function wordsUnder(column: Column, node: PrintedNode | null, titles?: Titles): string {
  if (node === null) return '';
  if (column.shows === 'title') return titles?.get(node.id) ?? node.title;
  if (column.shows === 'field') return node.fields[column.key] ?? '';
  return (column.key === 'next' ? node.latest?.next : node.latest?.delivered) ?? '';
}

type Printing = { shape: PlanShape; columns: Column[]; titles: Titles };

/** Cells of one upper node over several rows are one merged cell; without a merge, equal words are two nodes. */
function cellsOf({ shape, columns, titles }: Printing, paths: Path[]): PrintedCell[][] {
  const depthOf = (column: Column) => shape.levels.findIndex((level) => level.key === column.level);
  return paths.map((path, row) =>
    columns.map((column) => {
      const depth = depthOf(column);
      const node = path[depth] ?? null;
      const same = (other: Path | undefined) => node !== null && other?.[depth] === node;
      if (same(paths[row - 1])) return { words: '', merge: 'continue' };
      return { words: wordsUnder(column, node, titles), merge: same(paths[row + 1]) ? 'restart' : 'none' };
    }),
  );
}

/** The plan as headings and tables in reading order. A heading with nothing under it has a table without rows. */
export function printedParts(shape: PlanShape, nodes: readonly PrintedNode[]): PrintedPart[] {
  const titles = titlesOf(nodes);
  const printing = { shape, columns: printedColumns(shape), titles };
  const headed = headingLevels(shape);
  const children = childrenOf(nodes);
  const parts: PrintedPart[] = [];
  let paths: Path[] = [];
  const endTable = (always: boolean) => {
    const nodes = paths.map((path) => path.findLast((node) => node !== null)?.id ?? null);
    if (always || paths.length > 0) parts.push({ kind: 'table', rows: cellsOf(printing, paths), nodes });
    paths = [];
  };
  const visit = (node: PrintedNode, above: Path) => {
    const depth = shape.levels.findIndex((level) => level.key === node.level);
    const path = shape.levels.map((_, index) =>
      index === depth ? node : index < depth ? (above[index] ?? null) : null,
    );
    const below = children(node.id);
    if (depth < headed) {
      endTable(false);
      parts.push({ kind: 'heading', level: depth + 1, words: titles.get(node.id) ?? node.title });
    }
    // What a heading says in columns of its own has no row to stand in until something is below it.
    const saysMore = () => cellsOf(printing, [path]).some((cells) => cells.some((found) => found.words !== ''));
    if (below.length === 0 && (depth >= headed || saysMore())) paths.push(path);
    if (below.length === 0 && depth < headed) endTable(true);
    for (const child of below) visit(child, path);
  };
  for (const node of children(null)) visit(node, []);
  endTable(parts.length === 0);
  return parts;
}

/** The date of the latest update that the columns show; null when they show none. */
export function latestShown(shape: PlanShape, nodes: readonly PrintedNode[]): LocalDate | null {
  const shown = shape.columns.filter((column) => column.shows === 'update');
  const visible = nodes.filter(
    (node) => node.removed === null && shown.some((column) => wordsUnder(column, node) !== ''),
  );
  const dates = visible.flatMap((node) => (node.latest === null ? [] : [node.latest.effectiveOn]));
  return dates.toSorted().at(-1) ?? null;
}
