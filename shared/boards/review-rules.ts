import { lacksUpdate, noUpdateThisCycle } from '../cycles/freshness.ts';
import type { CycleMark } from '../cycles/mark.ts';
import type { LocalDate } from '../dates.ts';
import type { BoardId, PlanId } from '../ids.ts';
import { actionLevel, compareSiblings, isOpen, statusMarks } from '../plans/rules.ts';
import type { Node } from '../plans/schema.ts';
import type { PlanShape, StatusMark } from '../vocabulary.ts';
import type { Review, ReviewKind } from './reviews.ts';

const boardsIn = (parties: Node['monitoredBy']): BoardId[] =>
  parties.flatMap((party) => (party.kind === 'board' ? [party.board] : []));

/** A title in a list of a board’s business; the whole words are in the plan. */
const brief = (title: string): string => (title.length <= 200 ? title : `${title.slice(0, 199)}…`);

/** Nothing was said in the plan’s present cycle: a status of its own, whatever was said before. */
const missing: StatusMark = { key: 'no-update-this-cycle', label: noUpdateThisCycle, colour: 'grey', shape: 'bar' };

function markOf(node: Node, shape: PlanShape, present: CycleMark | null): StatusMark | null {
  if (node.level === actionLevel(shape) && lacksUpdate(shape, node, present)) return missing;
  return statusMarks(shape).find(({ key }) => key === node.latest?.status) ?? null;
}

/**
 * What the boards that a plan names have to look at: open rows that they monitor, and rows that they evaluate, done or not.
 * An upper row is open while it stands.
 */
export function reviewsIn(
  plan: { id: PlanId; title: string; shape: PlanShape },
  nodes: readonly Node[],
  present: CycleMark | null,
): Review[] {
  const { shape } = plan;
  const standing = nodes.filter((node) => node.removed === null).toSorted(compareSiblings);
  return standing.flatMap((node) => {
    const boards: [BoardId, ReviewKind][] = [
      ...(isOpen(shape, node) ? boardsIn(node.monitoredBy).map((id): [BoardId, ReviewKind] => [id, 'monitoring']) : []),
      ...boardsIn(node.evaluatedBy).map((id): [BoardId, ReviewKind] => [id, 'evaluation']),
    ];
    const status = markOf(node, shape, present);
    return boards.map(([board, kind]) => ({
      ...{ board, kind, plan: plan.id, planTitle: plan.title, node: node.id, title: brief(node.title) },
      ...{ level: shape.levels.find(({ key }) => key === node.level)?.name ?? '' },
      ...{ dueOn: node.dueOn, doneOn: node.doneOn, lastUpdatedOn: node.latest?.effectiveOn ?? null },
      status,
    }));
  });
}

/**
 * Whether a row comes before its board at a meeting: one that is monitored at every next meeting, and again at the first
 * after it is due; one that is evaluated at the first meeting after it was done, or is due.
 */
export function comesBefore(review: Review, meeting: LocalDate, coming: readonly LocalDate[]): boolean {
  const [next] = coming;
  const ripe = review.kind === 'evaluation' ? (review.doneOn ?? review.dueOn) : review.dueOn;
  const afterDue = ripe === null ? undefined : coming.find((on) => on >= ripe);
  return meeting === afterDue || (review.kind === 'monitoring' && meeting === next);
}

/** What no coming meeting has: the board plans none, or none late enough. */
export function comesBeforeNone(review: Review, coming: readonly LocalDate[]): boolean {
  return !coming.some((meeting) => comesBefore(review, meeting, coming));
}
