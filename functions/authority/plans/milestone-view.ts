import { Milestone, type MilestoneView } from '#shared/milestones/schema.ts';
import { hasRight } from '#shared/people/rules.ts';
import { canRecordUpdate } from '#shared/plans/rules.ts';
import type { Node } from '#shared/plans/schema.ts';
import type { Session } from '../deps.ts';

/** A step with what this person may do to it: whoever may report on its action may say that it is done. */
export function presentMilestone(session: Session, node: Node, row: Milestone, past = false): MilestoneView {
  const { person, seat } = session;
  const stands = !past && node.removed === null && row.removed === null;
  const edits = stands && hasRight(seat.role, 'edit');
  const mark = stands && canRecordUpdate({ person, role: seat.role }, node);
  return { ...Milestone.parse(row), can: { change: edits, remove: edits, mark } };
}
