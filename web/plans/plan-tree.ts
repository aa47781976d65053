import { current } from '#shared/plans/current.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import type { Branch as TreeBranch } from '#shared/plans/tree.ts';
import type { Column, PlanShape } from '#shared/vocabulary.ts';

export type PlanNode = PlanView['nodes'][number];

export type Branch = TreeBranch<PlanNode>;

/** The tree with only the branches that are wanted, and what stands above them. */
export function pruned(branches: Branch[], wanted: (node: PlanNode) => boolean): Branch[] {
  return branches.flatMap((branch) => {
    const children = pruned(branch.children, wanted);
    return children.length > 0 || wanted(branch.node) ? [{ ...branch, children }] : [];
  });
}

/** Levels from the top that have no column of their own: they are printed as headings over the table. */
export function headingLevels(shape: PlanShape): string[] {
  const withColumns = new Set(current(shape.columns).map((column) => column.level));
  const upper = shape.levels.slice(0, -1).map(({ key }) => key);
  const first = upper.findIndex((key) => withColumns.has(key));
  return first === -1 ? upper : upper.slice(0, first);
}

export interface UpperCell {
  branch: Branch;
  /** How many rows of the table it spans. */
  rows: number;
}

/** One row of the plan’s table: the upper cells that begin in it, by level, and the action, if there is one. */
export interface PlanRow {
  key: string;
  upper: Map<string, UpperCell>;
  action: Branch | null;
  /** Levels above this row, so that a level which is missing here leaves a blank rather than a hole. */
  levels: Set<string>;
}

/** Does a row say the same as before? It is made anew whenever other rows are shown. */
export function isSameRow(a: PlanRow, b: PlanRow): boolean {
  const same = (one: Branch | null, other: Branch | null) => one?.node === other?.node && one?.number === other?.number;
  const sameCell = ([level, { branch, rows }]: [string, UpperCell]) => {
    const cell = b.upper.get(level);
    return cell !== undefined && rows === cell.rows && same(branch, cell.branch);
  };
  return (
    same(a.action, b.action) &&
    a.upper.size === b.upper.size &&
    a.levels.size === b.levels.size &&
    [...a.upper].every(sameCell) &&
    [...a.levels].every((level) => b.levels.has(level))
  );
}

export interface PlanSection {
  /** The headings over this table, from the top; empty for a plan without heading levels. */
  headings: Branch[];
  rows: PlanRow[];
}

function rowsOf(branch: Branch, leaf: string, above: Set<string>): PlanRow[] {
  const levels = new Set(above).add(branch.node.level);
  if (branch.node.level === leaf) return [{ key: branch.node.id, upper: new Map(), action: branch, levels: above }];
  const below = branch.children.flatMap((child) => rowsOf(child, leaf, levels));
  const rows = below.length > 0 ? below : [{ key: branch.node.id, upper: new Map(), action: null, levels }];
  rows[0]?.upper.set(branch.node.level, { branch, rows: rows.length });
  return rows;
}

/** The plan as it is printed: headings, and under each a table whose upper cells span the actions below them. */
export function sectionsOf(branches: Branch[], shape: PlanShape): PlanSection[] {
  const headings = new Set(headingLevels(shape));
  const leaf = shape.levels.at(-1)?.key ?? '';
  const sections: PlanSection[] = [];
  const walk = (branch: Branch, over: Branch[]): void => {
    if (headings.has(branch.node.level)) {
      sections.push({ headings: [...over, branch], rows: [] });
      for (const child of branch.children) walk(child, [...over, branch]);
      return;
    }
    const last = sections.at(-1);
    const fits = last !== undefined && last.headings.at(-1)?.node.id === over.at(-1)?.node.id;
    const section = fits ? last : { headings: over, rows: [] };
    if (!fits) sections.push(section);
    section.rows.push(...rowsOf(branch, leaf, new Set()));
  };
  for (const branch of branches) walk(branch, []);
  return sections;
}

/** What a column shows of a node; empty where it is blank. */
export function cellText(column: Column, node: PlanNode): string {
  if (column.shows === 'title') return node.title;
  if (column.shows === 'field') return node.fields[column.key] ?? '';
  if (node.latest === null) return '';
  return column.key === 'next' ? node.latest.next : node.latest.delivered;
}

/** Those who stand in a column by name, after its words. */
export const namesIn = ({ answers, shows }: Column, node: PlanNode): PlanNode['responsible'] =>
  answers === undefined || shows !== 'field' ? [] : node[answers];

/** The width of each column in per cent, by how much it has to say, so that no column is a thread or a desert. */
export function columnWidths(shape: PlanShape, nodes: readonly PlanNode[]): number[] {
  const weights = current(shape.columns).map((column) => {
    const lengths = nodes.filter(({ level }) => level === column.level).map((node) => cellText(column, node).length);
    const mean = lengths.length === 0 ? 0 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    const longestWord = Math.max(...column.heading.split(/\s+/).map((word) => word.length));
    return Math.min(18, Math.max(8, Math.sqrt(mean), longestWord * 0.8));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.round((weight / total) * 1000) / 10);
}

/** The rows of each plan by their ids, made once for as long as the plan is at hand: every row asks for those above it. */
const indexes = new WeakMap<readonly PlanNode[], ReadonlyMap<string, PlanNode>>();

function indexOf(nodes: readonly PlanNode[]): ReadonlyMap<string, PlanNode> {
  const index = indexes.get(nodes) ?? new Map(nodes.map((node) => [node.id, node]));
  indexes.set(nodes, index);
  return index;
}

/** From the top down to the node’s parent. */
export function ancestorsOf(nodes: readonly PlanNode[], id: string): PlanNode[] {
  const byId = indexOf(nodes);
  const path: PlanNode[] = [];
  let parent = byId.get(id)?.parent ?? null;
  while (parent !== null && path.length < 10) {
    const node = byId.get(parent);
    if (node === undefined) break;
    path.unshift(node);
    parent = node.parent;
  }
  return path;
}
