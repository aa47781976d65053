export const idleMinutes = 30;
export const warningMinutes = 2;

const minute = 60_000;

export type IdleState =
  | { state: 'active'; changesIn: number }
  | { state: 'warning'; endsIn: number; changesIn: number }
  | { state: 'ended' };

/** Where an idle session stands: `changesIn` is how long until it is worth asking again. */
export function idleStateAt(now: number, lastActivity: number): IdleState {
  const idle = Math.max(0, now - lastActivity);
  const endsIn = idleMinutes * minute - idle;
  if (endsIn <= 0) return { state: 'ended' };
  const warnsIn = endsIn - warningMinutes * minute;
  if (warnsIn > 0) return { state: 'active', changesIn: warnsIn };
  return { state: 'warning', endsIn, changesIn: Math.min(endsIn, 1_000) };
}

/** When to ask for new tokens: well before the old ones end, and never later than they do. */
export function renewsAt(issuedAt: number, expiresInSeconds: number): number {
  const life = expiresInSeconds * 1_000;
  return issuedAt + Math.max(0, life - Math.max(30_000, life * 0.1));
}

/** What is left of a session in words, as it is read out: whole minutes, then tens of seconds, then seconds. */
export function leftInWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  if (seconds > 60) return '2 minutes';
  if (seconds === 60) return '1 minute';
  const shown = seconds > 10 ? Math.ceil(seconds / 10) * 10 : seconds;
  return shown === 1 ? '1 second' : shown === 60 ? '1 minute' : `${shown} seconds`;
}
