import { inWords } from '../calendar.ts';
import { type Moment, rowsAsAt } from '../plans/as-at.ts';
import type { Entry } from '../plans/schema.ts';
import type { AgendaItem } from './agenda.ts';
import { BoardComment } from './comment.ts';
import { commentSort } from './comment-sort.ts';
import type { Meeting } from './schema.ts';

type At = { meeting: Pick<Meeting, 'state' | 'on'>; item: Pick<AgendaItem, 'withdrawn'>; today: string };

/** Why nothing can be noted, or changed in what was noted, of what a board said of a report. */
export function commentRefusal({ meeting, item, today }: At, locked: { on: string } | null): string | null {
  if (item.withdrawn !== null) return 'This item was withdrawn from the agenda, so the board said nothing of it.';
  if (meeting.state === 'minutes-agreed') return 'The minutes are agreed: what the board said stands as it was noted.';
  if (meeting.state !== 'held' && meeting.on !== today) {
    return `What the board says is noted on the day of the meeting, ${inWords(meeting.on)}, or once it was held.`;
  }
  return locked === null ? 'The report can be looked at once its cycle is locked.' : null;
}

/** The comments that stood at a moment, in the words they had by then. */
export function commentsAsAt(now: readonly BoardComment[], entries: readonly Entry[], moment: Moment): BoardComment[] {
  const rows = rowsAsAt(now, entries, {
    moment,
    keyOf: ({ node, id }) => `${commentSort}#${node}#${id}`,
    parse: (fields) => BoardComment.parse(fields),
  });
  return rows.filter(({ on, withdrawn }) => withdrawn === null && (moment.on === null || on <= moment.on));
}

/**
 * What stands beside a plan’s rows: what was said since its last report was frozen. The next report carries it, and from then
 * on it stands in that report and in the history of its row.
 */
export function standingComments<C extends Pick<BoardComment, 'createdAt' | 'withdrawn'>>(
  comments: readonly C[],
  cycles: readonly { locked: { at: string } | null }[],
): C[] {
  const lastLock = cycles.reduce((last, { locked }) => (locked !== null && locked.at > last ? locked.at : last), '');
  return comments.filter(({ createdAt, withdrawn }) => withdrawn === null && createdAt > lastLock);
}
