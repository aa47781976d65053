import { canEvaluate } from '#shared/criteria/rules.ts';
import { Criterion, type CriterionView } from '#shared/criteria/schema.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { Node } from '#shared/plans/schema.ts';
import type { Session } from '../deps.ts';

/** A criterion with what this person may do to it. */
export function presentCriterion(session: Session, node: Node, row: Criterion): CriterionView {
  const { person, seat } = session;
  const stands = node.removed === null && row.removed === null;
  const edits = stands && hasRight(seat.role, 'edit');
  const evaluate = stands && hasRight(seat.role, 'contribute') && canEvaluate({ person, role: seat.role }, node, row);
  return { ...Criterion.parse(row), can: { change: edits, remove: edits, evaluate } };
}
