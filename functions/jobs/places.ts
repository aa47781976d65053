import { isDeepStrictEqual } from 'node:util';
import { type AnyPut, chunksOf, put } from '#kernel/change.ts';
import { decidedIn } from '#kernel/decided-in.ts';
import { placeIndex, placeKey, placesPartition, planPartition } from '#kernel/keys.ts';
import { type NodeRow, type PlaceRow, placeRow, planRetention } from '#kernel/plan-rows.ts';
import type { WorkerSession } from '#kernel/worker.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { PlanId } from '#shared/ids.ts';
import { withNumbers } from '#shared/plans/numbering.ts';
import { Ancestor } from '#shared/plans/schema.ts';

type Standing = { plan: PlanId; nodes: readonly NodeRow[]; today: LocalDate };

/** Writes down where each row of a plan stands, where that is not written yet or not so any more. */
export async function keepPlaces(session: WorkerSession, { plan, nodes, today }: Standing): Promise<void> {
  const { audience, table } = session;
  const [written, standing] = await Promise.all([
    table.all(placesPartition(audience, plan)),
    Promise.all(nodes.map((node) => placeOf(session, node, withNumbers(nodes)))),
  ]);
  const places = new Map(written.map((item) => placeRow.read(item)).map((place) => [place.id, place]));
  const puts = standing.flatMap(({ id, above, decided }): AnyPut[] => {
    const was = places.get(id) ?? null;
    const before = { above: was?.above ?? [], decided: was?.decided ?? null };
    if (isDeepStrictEqual({ above, decided }, before)) return [];
    const version = (was?.version ?? 0) + 1;
    const row: PlaceRow = { id, plan, above, decided, version, retention: planRetention };
    const [key, index] = [placeKey(audience, plan, id), placeIndex(audience, plan, id)];
    return [put({ key, shape: placeRow, row, was, index, unlogged: true })];
  });
  const change = { verb: 'plan.placed', subject: planPartition(audience, plan), effectiveOn: today, result: plan };
  for (const part of chunksOf(puts)) await table.commit({ ...change, quiet: true, puts: part });
}

async function placeOf(session: WorkerSession, node: NodeRow, nodes: readonly NodeRow[]) {
  const decided = node.decidedBy === undefined ? null : await decidedIn(session, node.decidedBy);
  return { id: node.id, above: ancestorsAmong(nodes, node), decided };
}

/** The rows above one, from the top down. */
function ancestorsAmong(nodes: readonly NodeRow[], node: NodeRow): Ancestor[] {
  const parent = nodes.find(({ id }) => id === node.parent);
  return parent === undefined ? [] : [...ancestorsAmong(nodes, parent), Ancestor.parse(parent)];
}
