import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { boundKey, criterionIndex, criterionKey } from '#kernel/criterion-keys.ts';
import { boundRow, type CriterionRow, criterionRow } from '#kernel/criterion-rows.ts';
import { indicatorRow } from '#kernel/dashboard-rows.ts';
import { NotAllowed, NothingHere, WrongState } from '#kernel/errors.ts';
import { withoutUndefined } from '#kernel/fields.ts';
import { indicatorKey, nodeHistory, planPartition } from '#kernel/keys.ts';
import { type NodeRow, planRetention } from '#kernel/plan-rows.ts';
import { refuseHeld } from '#kernel/rows.ts';
import { canEvaluate, judgementProblems } from '#shared/criteria/rules.ts';
import type {
  CriterionChange,
  CriterionDraft,
  CriterionRecorded,
  EvaluationDraft,
  Measure,
} from '#shared/criteria/schema.ts';
import type { CriterionId, NodeId, PlanId } from '#shared/ids.ts';
import { beforeProblems } from '#shared/plans/rules.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';
import { type Conditional, madeBefore, refuse } from '../settle.ts';
import { presentCriterion } from './criterion-view.ts';
import { nodeOf, planStore } from './store.ts';
import { partyProblems } from './who-answers.ts';

export type CriterionPlace = { plan: PlanId; node: NodeId; criterion: CriterionId };
type Change = { verb: string; effectiveOn: string; why?: string | undefined; request: RequestClaim | undefined };

/** The success criteria of a plan’s rows. Each method is one transaction; what was judged before stays in the log. */
export function criterionStore(session: Session) {
  const { audience, table, today } = session;

  const get = ({ plan, node, criterion }: CriterionPlace): Promise<CriterionRow> =>
    table.get(criterionKey(audience, plan, { node, id: criterion }), criterionRow);

  const criterionPut = (row: CriterionRow, was: CriterionRow | null): AnyPut =>
    put({
      ...{ key: criterionKey(audience, row.plan, row), index: criterionIndex(audience, row.plan, row) },
      ...{ shape: criterionRow, row, was },
    });

  /** A criterion that hangs on an indicator is found from there; one that no longer does says so. */
  async function boundPuts(row: CriterionRow): Promise<AnyPut[]> {
    const indicator = row.removed === null ? (row.measure?.indicator ?? null) : null;
    const key = boundKey(audience, row.id);
    const was = await table.find(key, boundRow);
    if ((was?.indicator ?? null) === indicator) return [];
    const { id, plan, node } = row;
    const version = (was?.version ?? 0) + 1;
    const next = { id, plan, node, indicator, batch: null, version, retention: planRetention };
    return [put({ key, shape: boundRow, row: next, was, unlogged: true })];
  }

  async function measureProblems(measure: Measure | null): Promise<FieldProblem[]> {
    if (measure === null) return [];
    const head = await table.find(indicatorKey(audience, measure.indicator), indicatorRow);
    return head === null
      ? [{ pointer: '#/measure/indicator', detail: 'Choose one of your authority’s indicators' }]
      : [];
  }

  /** The row that it is of, where both stand. */
  async function nodeStanding(plan: PlanId, node: NodeId): Promise<NodeRow> {
    const [, row] = await Promise.all([planStore(session).header(plan), nodeOf(session, plan, node)]);
    if (row.removed !== null) throw new NothingHere();
    return row;
  }

  async function record(node: NodeRow, rows: { row: CriterionRow; was: CriterionRow | null }, change: Change) {
    const { row, was } = rows;
    const { plan, node: of } = row;
    const committed = await table.commit({
      ...change,
      ...{ subject: planPartition(audience, plan), history: nodeHistory(audience, plan, of) },
      puts: [criterionPut(row, was), ...(await boundPuts(row))],
      result: row.id,
    });
    const now = committed.repeated ? await get({ plan, node: of, criterion: committed.result as CriterionId }) : row;
    return { entry: committed.entry, criterion: presentCriterion(session, node, now) } satisfies CriterionRecorded;
  }

  async function add(
    { plan, node }: Pick<CriterionPlace, 'plan' | 'node'>,
    asked: CriterionDraft & { request: RequestClaim | undefined },
  ): Promise<CriterionRecorded> {
    const { effectiveOn = today, request, words, measure } = asked;
    const of = await nodeStanding(plan, node);
    refuse([
      ...beforeProblems(effectiveOn, of.since, 'it became part of the plan'),
      ...(await measureProblems(measure)),
    ]);
    const row: CriterionRow = {
      ...{ id: session.newId() as CriterionId, plan, node, words, measure, since: effectiveOn, createdAt: session.now },
      ...{ latest: null, removed: null, batch: null, version: 1, retention: planRetention },
    };
    return record(of, { row, was: null }, { verb: 'criterion.added', effectiveOn, request });
  }

  /** The criterion that is to be changed, where it is still the version that was read. */
  async function standing(place: CriterionPlace, { expected, request }: Conditional) {
    const [node, row] = await Promise.all([nodeStanding(place.plan, place.node), get(place)]);
    const current = presentCriterion(session, node, row);
    const before = await madeBefore(session, row, { expected, request, current });
    return { node, row, repeated: before && { entry: before.entry, criterion: current } };
  }

  async function change(place: CriterionPlace, asked: CriterionChange & Conditional): Promise<CriterionRecorded> {
    const { expected, request, effectiveOn = today, why, ...fields } = asked;
    const { node, row, repeated } = await standing(place, { expected, request });
    if (repeated !== null) return repeated;
    const changed = { ...row, ...withoutUndefined(fields), version: row.version + 1 };
    // Another measure is another question: what was said of the one before is no answer to it.
    const rebound = JSON.stringify(changed.measure) !== JSON.stringify(row.measure);
    const next: CriterionRow = rebound ? { ...changed, latest: null } : changed;
    refuse([
      ...beforeProblems(effectiveOn, row.since, 'it became part of the plan'),
      ...(await measureProblems(rebound ? next.measure : null)),
    ]);
    return record(node, { row: next, was: row }, { verb: 'criterion.changed', effectiveOn, why, request });
  }

  async function remove(place: CriterionPlace, asked: { why: string } & Conditional): Promise<CriterionRecorded> {
    const { node, row, repeated } = await standing(place, asked);
    if (repeated !== null) return repeated;
    refuseHeld(row);
    const next: CriterionRow = { ...row, removed: { on: today, why: asked.why }, version: row.version + 1 };
    const { why, request } = asked;
    return record(node, { row: next, was: row }, { verb: 'criterion.removed', effectiveOn: today, why, request });
  }

  /** What somebody other than the owner judges. Where figures decide, nobody’s opinion does. */
  async function evaluate(place: CriterionPlace, asked: EvaluationDraft & Conditional): Promise<CriterionRecorded> {
    const { expected, request, effectiveOn, ...said } = asked;
    const { node, row, repeated } = await standing(place, { expected, request });
    if (repeated !== null) return repeated;
    if (row.measure !== null) throw new WrongState('Published figures decide on this criterion, and nobody’s opinion.');
    const judge = { person: session.person, role: session.seat.role };
    if (!canEvaluate(judge, node, row)) {
      throw new NotAllowed(
        'A criterion is judged by those named to evaluate it, or by an editor for them; never by its owner.',
      );
    }
    const { onBehalfOf } = said;
    refuse([
      ...beforeProblems(effectiveOn, row.since, 'it became part of the plan'),
      ...judgementProblems(judge, node, onBehalfOf),
      ...(onBehalfOf === null ? [] : await partyProblems(session, onBehalfOf, '#/onBehalfOf')),
    ]);
    const latest = { ...said, figure: null, effectiveOn, recordedAt: session.now, by: session.person };
    const next: CriterionRow = { ...row, latest, version: row.version + 1 };
    return record(node, { row: next, was: row }, { verb: 'criterion.evaluated', effectiveOn, request });
  }

  return { add, change, remove, evaluate };
}
