import { NotAllowed, WrongState } from '#kernel/errors.ts';
import type { Entry } from '#shared/plans/schema.ts';
import type { Session } from './deps.ts';

const undoableHours = 24;

/** Undo is for whoever made the change, and for a day. */
export function refuseUnlessOwnAndRecent(session: Session, entry: Entry): void {
  if (entry.by !== session.person) throw new NotAllowed('Only the person who made a change can undo it.');
  const hours = (Date.parse(session.now) - Date.parse(entry.recordedAt)) / 3_600_000;
  if (hours > undoableHours) throw new WrongState('A change can be undone for 24 hours. Change it by hand.');
}
