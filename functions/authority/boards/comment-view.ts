import type { BoardCommentRow } from '#kernel/board-rows.ts';
import { BoardComment, type BoardCommentView } from '#shared/boards/comment.ts';
import { commentRefusal } from '#shared/boards/comment-rules.ts';
import type { LookedAtReport, LookedAtRow } from '#shared/boards/looked-at.ts';
import type { FrozenReport, FrozenRow } from '#shared/cycles/report.ts';
import { hasRight } from '#shared/people/rules.ts';
import { pathNumbers } from '#shared/plans/numbering.ts';
import { statusMarks } from '#shared/plans/rules.ts';
import type { Session } from '../deps.ts';
import type { LookedUnder, LookedWhole } from './comment-store.ts';

function mayNote(session: Session, looked: LookedUnder): boolean {
  return (
    hasRight(session.seat.role, 'edit') &&
    commentRefusal({ ...looked, today: session.today }, looked.cycle.locked) === null
  );
}

export function presentComment(session: Session, row: BoardCommentRow, looked: LookedUnder): BoardCommentView {
  return { ...BoardComment.parse(row), can: { change: row.withdrawn === null && mayNote(session, looked) } };
}

export function presentLookedAt(session: Session, looked: LookedWhole): LookedAtReport {
  const { meeting, item, plan, cycle, report, comments } = looked;
  return {
    board: { id: meeting.board, name: looked.board },
    meeting: { id: meeting.id, on: meeting.on, state: meeting.state },
    item: { id: item.id, title: item.title },
    plan: { id: plan.id, title: report?.plan.title ?? plan.title },
    cycle: { id: cycle.id, name: cycle.name, lockedOn: cycle.locked?.on ?? null },
    rows: report === null ? [] : rowsOf(report),
    comments: comments.map((row) => presentComment(session, row, looked)),
    can: { comment: mayNote(session, looked) },
  };
}

/** The rows of a frozen report, in its order and with the statuses that it has. */
function rowsOf({ shape, rows }: FrozenReport): LookedAtRow[] {
  const marks = statusMarks(shape);
  const numbers = pathNumbers(rows.map(({ node }) => node));
  const statusIn = ({ standing, update, node }: FrozenRow) =>
    standing === 'reported' ? update?.status : standing === 'closed' ? node.latest?.status : null;
  return rows.map((row) => {
    const depth = shape.levels.findIndex(({ key }) => key === row.node.level);
    const status = statusIn(row);
    return {
      ...{ node: row.node.id, title: row.node.title, depth, standing: row.standing },
      number: numbers.get(row.node.id) ?? null,
      level: shape.levels[depth]?.name ?? '',
      status: marks.find(({ key }) => key === status) ?? null,
    };
  });
}
