import type { PersonId } from '../ids.ts';
import { mentionsIn } from './mentions.ts';
import type { RowComment } from './schema.ts';

/** How long its author can change a comment: long enough for a slip, too short to take back what was answered. */
const changeMinutes = 60;
/** How long a withdrawal can be undone, as any change. */
const restoreHours = 24;

type Who = { person: PersonId; role: string };

const after = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

export const changeUntil = ({ at }: Pick<RowComment, 'at'>): string => after(at, changeMinutes);

export function canChange({ person }: Pick<Who, 'person'>, comment: RowComment, now: string): boolean {
  return comment.by === person && comment.withdrawn === null && now <= changeUntil(comment);
}

/** Whoever wrote it, at any time; and an editor, who looks after what stands in the plan. */
export function canWithdraw({ person, role }: Who, comment: RowComment): boolean {
  return comment.withdrawn === null && (comment.by === person || role === 'editor' || role === 'admin');
}

/** Whoever withdrew it, for as long as a change can be undone. */
export function canRestore({ person }: Pick<Who, 'person'>, { withdrawn }: RowComment, now: string): boolean {
  return withdrawn !== null && withdrawn.by === person && now <= after(withdrawn.at, restoreHours * 60);
}

/** For whom a comment waits: those mentioned in what stands there now. Nobody waits for oneself. */
export function mentionedIn({ words, by, withdrawn }: Pick<RowComment, 'words' | 'by' | 'withdrawn'>): PersonId[] {
  return withdrawn === null ? mentionsIn(words).filter((person) => person !== by) : [];
}
