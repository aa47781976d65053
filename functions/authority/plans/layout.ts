import { type AnyPut, type Committed, put, type RequestClaim } from '#kernel/change.ts';
import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import { nodeKey, planKey, planPartition, updatesPartition } from '#kernel/keys.ts';
import { type NodeRow, nodeIndexOf, nodeRow, type PlanRow, planRow, updateRow } from '#kernel/plan-rows.ts';
import type { PlanId } from '#shared/ids.ts';
import { fittedShape, type Uses } from '#shared/plans/fit-shape.ts';
import type { LayoutChange } from '#shared/plans/layout.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { Session } from '../deps.ts';
import { planStore } from './store.ts';

/** Beside the plan, its log row and the request row; a transaction holds 100. */
const mostMoved = 90;

/** What of the plan’s layout is in use, removed rows and withdrawn updates too: either can come back. */
export async function usesOf({ audience, table }: Session, plan: PlanId, nodes: readonly NodeRow[]): Promise<Uses> {
  const items = await table.all(updatesPartition(audience, plan));
  const updates = items.map((item) => updateRow.read(item));
  const words = nodes.flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([key, said]) => (said.trim() ? key : [])),
  );
  const told = updates.flatMap(({ delivered, next }) => [
    ...(delivered.trim() ? ['delivered'] : []),
    ...(next.trim() ? ['next'] : []),
  ]);
  return {
    columns: counted([...words, ...told]),
    levels: counted(nodes.map(({ level }) => level)),
    statuses: counted(updates.flatMap(({ status }) => status ?? [])),
  };
}

const counted = (keys: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(keys, (key) => key)].map(([key, all]) => [key, all.length]));

type Asked = LayoutChange & { expected: number; request: RequestClaim | undefined; next: PlanShape };

/**
 * Lays the plan out anew. The earlier shape stands in the log entry, so that the plan as at an earlier date is shown in it; no
 * row’s words are touched.
 */
export async function changeLayout(session: Session, id: PlanId, asked: Asked): Promise<Committed> {
  const { audience, table } = session;
  const { plan: was, nodes } = await planStore(session).whole(id);
  const before = was.version === asked.expected ? null : await table.answered(asked.request);
  if (before !== null) return before;
  if (was.version !== asked.expected) throw new ChangedMeanwhile(was);
  const shape = fittedShape(was.shape, asked.next, await usesOf(session, id, nodes), asked.renamed);
  const row: PlanRow = { ...was, shape, version: was.version + 1 };
  return table.commit({
    verb: 'plan.laid-out',
    subject: planPartition(audience, id),
    effectiveOn: asked.effectiveOn ?? session.today,
    why: asked.why,
    puts: [
      put({ key: planKey(audience, id), shape: planRow, row, was }),
      ...movedOnIndex(session, { was, row, nodes }),
    ],
    request: asked.request,
    result: id,
  });
}

/** Actions that are open in one shape and done in the other come into their owner’s work or leave it. */
export function movedOnIndex(
  { audience }: Session,
  { was, row, nodes }: { was: PlanRow; row: PlanRow; nodes: readonly NodeRow[] },
): AnyPut[] {
  const moved = nodes.flatMap((node) => {
    const [then, now] = [nodeIndexOf(audience, node, was.shape), nodeIndexOf(audience, node, row.shape)];
    if (then?.gsi1pk === now?.gsi1pk && then?.gsi1sk === now?.gsi1sk) return [];
    const key = nodeKey(audience, was.id, node.id);
    return [put({ key, shape: nodeRow, row: node, was: node, unlogged: true, ...(now && { index: now }) })];
  });
  if (moved.length > mostMoved)
    throw new WrongState(
      'More than 90 actions would be open or done at once. Let the statuses of the layout say “no more updates” as before.',
    );
  return moved;
}
