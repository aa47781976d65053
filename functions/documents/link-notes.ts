import { planSummaries, topPartition } from '#kernel/keys.ts';
import type { LinkRow } from '#kernel/link-rows.ts';
import { planSummaryRow } from '#kernel/plan-rows.ts';
import type { WorkerSession } from '#kernel/worker.ts';
import { linkInWords } from '#shared/plans/link-rules.ts';
import type { LinkEnd } from '#shared/plans/links.ts';
import type { Node } from '#shared/plans/schema.ts';
import { type Branch, treeOf } from '#shared/plans/tree.ts';

type Row = Pick<Node, 'id' | 'parent' | 'order' | 'number'>;
type Linked = { nodes: readonly Row[]; links: readonly LinkRow[] };

type Shown = Row & { moved: string; evidence: string };

/** How the dates of rows moved, and what shows how they were carried out, a line each in the order of the rows. */
export function besideNotes(nodes: readonly Shown[]): string[] {
  const lines = (branches: readonly Branch<Shown>[]): string[] =>
    branches.flatMap(({ node, number, children }) => {
      const moved = node.moved === '' ? [] : [`${number}: ${node.moved}`];
      const evidence = node.evidence === '' ? [] : node.evidence.split('\n');
      return [...moved, ...evidence.map((words) => `${number}: evidence: ${words}`), ...lines(children)];
    });
  return lines(treeOf(nodes));
}

/** What a plan and its rows are linked to, a line each in the order of the rows; links of rows that are gone are left out. */
export async function linkNotes({ audience, table }: WorkerSession, { nodes, links }: Linked): Promise<string[]> {
  if (links.length === 0) return [];
  const items = await table.all(topPartition(audience), { prefix: planSummaries });
  const titles = new Map(items.map((item) => planSummaryRow.read(item)).map(({ id, title }) => [id, title]));
  const titleOf = (end: LinkEnd): string => {
    if (end.kind === 'plan') return titles.get(end.plan) ?? 'a plan that was removed';
    if (end.kind === 'outside') return `${end.title} (${end.href})`;
    if (end.kind === 'strand') return end.name;
    return end.name === undefined ? 'day-to-day business' : `day-to-day business: ${end.name}`;
  };
  const lines = (node: string | null, called: string) =>
    links
      .filter((link) => link.node === node)
      .map((link) => `${called}: ${linkInWords(link).toLowerCase()} ${titleOf(link.other)}`);
  const ofRows = (branches: readonly Branch<Row>[]): string[] =>
    branches.flatMap(({ node, number, children }) => [...lines(node.id, number), ...ofRows(children)]);
  return [...lines(null, 'This plan'), ...ofRows(treeOf(nodes))];
}
