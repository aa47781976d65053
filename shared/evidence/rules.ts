import type { PersonId } from '../ids.ts';
import { canRecordUpdate } from '../plans/rules.ts';
import type { Node } from '../plans/schema.ts';
import type { EvidenceItem } from './schema.ts';

type Who = { person: PersonId; role: string };

/** The scan takes a few minutes at most: what has not been found clean by then has not come. */
const scanMinutes = 30;

/** Whoever may report on an action may bring what shows it; on an upper row, an editor. */
export function canAdd(who: Who, node: Pick<Node, 'owner' | 'removed'>): boolean {
  return node.removed === null && canRecordUpdate(who, node);
}

/** Whoever brought it, and an editor. */
export function canTakeAway({ person, role }: Who, { by, withdrawn }: Pick<EvidenceItem, 'by' | 'withdrawn'>): boolean {
  return withdrawn === null && (by === person || role === 'editor' || role === 'admin');
}

/** A file that was announced and never arrived. */
export function isLost({ file }: Pick<EvidenceItem, 'file'>, now: string): boolean {
  return (
    file !== null && file.state === 'waiting' && Date.parse(now) > Date.parse(file.uploadUntil) + scanMinutes * 60_000
  );
}
