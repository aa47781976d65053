import type { LocalDate } from '../dates.ts';
import type { AudienceId, AuthorityId } from '../ids.ts';
import type { OutsideSeatState } from './outside.ts';

type Given = { until: LocalDate | null; endsAt: string; accepted: object | null; ended: object | null };

/** How it stands with what was given: the code waits, has run out, or was accepted and counts until its last day. */
export function outsideState(given: Given, now: { today: LocalDate; now: string }): OutsideSeatState {
  if (given.ended !== null) return 'ended';
  if (given.until !== null && given.until < now.today) return 'past';
  if (given.accepted !== null) return 'active';
  return given.endsAt <= now.now ? 'lapsed' : 'invited';
}

/** May the authority seat people there at all? At its own boards, at schools and in partnerships, never for everyone. */
export function maySeatAt(authority: AuthorityId, audience: AudienceId): boolean {
  return [`board:${authority}:`, 'school:', 'partnership:'].some((place) => audience.startsWith(place));
}
