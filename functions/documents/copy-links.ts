import { nodeKey, planKey } from '#kernel/keys.ts';
import type { LinkRow } from '#kernel/link-rows.ts';
import { nodeRow, planRetention, planRow } from '#kernel/plan-rows.ts';
import type { PlanCopyRow } from '#kernel/work-rows.ts';
import type { WorkerSession } from '#kernel/worker.ts';
import { LinkId, NodeId, PlanId } from '#shared/ids.ts';
import type { LinkEnd } from '#shared/plans/links.ts';

type InAPlan = Extract<LinkEnd, { kind: 'plan' }>;
type Copying = { row: PlanCopyRow; idOf: (id: string) => string; rows: ReadonlySet<string> };

/** `own`: sides that stand in the copy, hidden with it. `theirs`: the other sides, in plans that are there; written when the copy is opened. */
export type CopiedLinks = { own: LinkRow[]; theirs: LinkRow[]; left: number };

/** The sides in other plans are of the transaction that opens the copy, which holds 100 rows. */
const mostInOtherPlans = 40;

/**
 * What of a plan’s links its copy has: what it and its rows refer to and are part of. What was handed over, what it was copied
 * from, and what other plans say of it were of that plan.
 */
export async function copiedLinks(
  session: WorkerSession,
  links: readonly LinkRow[],
  copying: Copying,
): Promise<CopiedLinks> {
  const { row, idOf, rows } = copying;
  const begun = links.filter(({ kind, side }) => side === 'from' && (kind === 'refers-to' || kind === 'part-of'));
  const stands = (node: NodeId | null) => node === null || rows.has(idOf(node));
  const kept = begun.filter(({ node }) => stands(node));
  const elsewhere = kept.filter(({ other }) => other.kind === 'plan' && other.plan !== row.plan);
  const there = await Promise.all(elsewhere.map(async (link) => ((await isThere(session, link)) ? [link] : [])));
  const taken = there.flat().slice(0, mostInOtherPlans);
  const within = kept.filter(({ other }) => isIn(other, row.plan) && stands(other.node));
  const outside = kept.filter(({ other }) => other.kind !== 'plan');
  const made = [...outside, ...within, ...taken].map((link) => copyOf(link, copying));
  return {
    own: [...made, ...made.flatMap((link) => (isIn(link.other, link.plan) ? [otherSide(link, link.other)] : []))],
    theirs: made.flatMap((link) =>
      link.other.kind === 'plan' && link.other.plan !== link.plan ? [otherSide(link, link.other)] : [],
    ),
    left: there.flat().length - taken.length,
  };
}

const isIn = (other: LinkEnd, plan: PlanId): other is InAPlan => other.kind === 'plan' && other.plan === plan;

/** Whether the other end of a link is still to be linked to. */
async function isThere({ table, audience }: WorkerSession, { other }: LinkRow): Promise<boolean> {
  if (other.kind !== 'plan') return false;
  const [plan, node] = await Promise.all([
    table.find(planKey(audience, other.plan), planRow),
    other.node === null ? null : table.find(nodeKey(audience, other.plan, other.node), nodeRow),
  ]);
  const stands = plan !== null && plan.removed === null && plan.batch === null;
  return stands && (other.node === null || node?.removed === null);
}

/** The link as the copy has it, from the day that it was agreed. */
function copyOf(link: LinkRow, { row, idOf }: Copying): LinkRow {
  const plan = PlanId.parse(row.id);
  const { kind, why, other, node } = link;
  const copiedNode = (id: NodeId | null) => (id === null ? null : NodeId.parse(idOf(id)));
  return {
    ...{ id: LinkId.parse(idOf(link.id)), kind, why, agreedBy: null, side: 'from', plan, node: copiedNode(node) },
    other: isIn(other, row.plan) ? { kind: 'plan', plan, node: copiedNode(other.node) } : other,
    ...{ effectiveOn: row.agreedOn, recordedAt: row.createdAt, by: row.by, removed: null, version: 1 },
    ...{ batch: row.id, retention: planRetention },
  };
}

/** In its own plan hidden with the rest of the copy; in another plan it is there at once. */
function otherSide(link: LinkRow, other: InAPlan): LinkRow {
  return {
    ...{ ...link, side: 'to', plan: other.plan, node: other.node },
    other: { kind: 'plan', plan: link.plan, node: link.node },
    batch: other.plan === link.plan ? link.batch : null,
  };
}
