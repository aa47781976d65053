import { type AnyPut, type Committed, put, type RequestClaim } from '#kernel/change.ts';
import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import { planKey, planPartition } from '#kernel/keys.ts';
import { nodePuts } from '#kernel/node-puts.ts';
import { planLinePuts } from '#kernel/plan-lines.ts';
import { type NodeRow, nodeIndexOf, type PlanRow, planRow } from '#kernel/plan-rows.ts';
import type { PlanId } from '#shared/ids.ts';
import { withEarlierWords } from '#shared/plans/earlier-words.ts';
import { fittedShape } from '#shared/plans/fit-shape.ts';
import type { LayoutChange, Uses } from '#shared/plans/layout.ts';
import { leaversOf, leavingProblems, unheld } from '#shared/plans/leaving.ts';
import { PlanShape } from '#shared/vocabulary.ts';
import type { Session } from '../deps.ts';
import { usesOf } from '../layout-uses.ts';
import { refuse } from '../settle.ts';
import { planStore } from './store.ts';

/** Beside the plan, its log row and the request row; a transaction holds 100. */
const mostMoved = 90;

/** The shape that is asked for, and what is said of what it has not got. */
export type LayoutAsked = Pick<LayoutChange, 'renamed' | 'leaving' | 'effectiveOn' | 'why'> & {
  expected: number;
  request: RequestClaim | undefined;
  next: PlanShape;
};

/**
 * Lays the plan out anew. The earlier shape stands in the log entry, so that the plan as at an earlier date is shown in it; no
 * row’s words are touched.
 */
export async function changeLayout(session: Session, id: PlanId, asked: LayoutAsked): Promise<Committed> {
  const { audience, table } = session;
  const { plan: was, nodes } = await planStore(session).whole(id, true);
  const before = was.version === asked.expected ? null : await table.answered(asked.request);
  if (before !== null) return before;
  if (was.version !== asked.expected) throw new ChangedMeanwhile(was);
  const uses = await usesOf(session, id, { shape: was.shape, nodes });
  const shape = shapeAsked(was.shape, { ...asked, now: session.now }, uses);
  return table.commit({
    verb: 'plan.laid-out',
    subject: planPartition(audience, id),
    effectiveOn: asked.effectiveOn ?? session.today,
    why: asked.why,
    puts: await laidOut(session, { was, shape, nodes }),
    request: asked.request,
    result: id,
  });
}

/** The plan’s own shape as it was asked for, where nothing in use leaves unsaid and there is room for what stays. */
function shapeAsked(
  was: PlanShape,
  { next, renamed, leaving = {}, now }: LayoutAsked & { now: string },
  uses: Uses,
): PlanShape {
  const shape = withEarlierWords({ was, uses }, fittedShape(was, next, uses, renamed), now);
  const problems = leavingProblems(leaversOf(was, shape, uses), leaving);
  if (!PlanShape.safeParse(shape).success)
    problems.push({
      pointer: '#/shape',
      detail: 'The plan keeps too much of earlier layouts for this one. Choose one that is closer to what it has.',
    });
  refuse(problems);
  return shape;
}

type LaidOut = { was: PlanRow; shape: PlanShape; nodes: readonly NodeRow[] };

/** The plan in another shape; actions that are open in one and done in the other come into their owner’s work or leave it. */
async function laidOut(session: Session, { was, shape, nodes }: LaidOut): Promise<AnyPut[]> {
  const { audience } = session;
  const row: PlanRow = { ...was, shape, version: was.version + 1 };
  const moved = nodes.flatMap((node) => {
    const [then, now] = [nodeIndexOf(audience, node, was.shape), nodeIndexOf(audience, node, shape)];
    if (then?.gsi1pk === now?.gsi1pk && then?.gsi1sk === now?.gsi1sk) return [];
    return nodePuts(audience, shape, { row: node, was: node, unlogged: true });
  });
  if (moved.length > mostMoved)
    throw new WrongState(
      'More than 90 actions would be open or done at once. Let the statuses of the layout say “no more updates” as before.',
    );
  const line = await planLinePuts(session, was.id, { plan: row });
  return [put({ key: planKey(audience, was.id), shape: planRow, row, was }), ...moved, ...line];
}

/** The plan back in its earlier shape, where that has a place for everything that was written since. */
export async function layoutTakenBack(session: Session, was: PlanRow, earlier: unknown): Promise<AnyPut[]> {
  const { nodes } = await planStore(session).whole(was.id, true);
  const uses = await usesOf(session, was.id, { shape: was.shape, nodes });
  const shape = withEarlierWords({ was: was.shape, uses }, PlanShape.parse(earlier), session.now);
  if (unheld(shape, uses))
    throw new WrongState('Words were written in this layout since, so it cannot be undone. Change the layout by hand.');
  return laidOut(session, { was, shape, nodes });
}
