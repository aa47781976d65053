import { directoryKey } from '#kernel/audience-keys.ts';
import { put } from '#kernel/change.ts';
import { directoryRow } from '#kernel/directory-rows.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { authorityAudience, platformAudience, seatsAudience, topPartition } from '#kernel/keys.ts';
import type { startFunction } from '#kernel/lambda.ts';
import { onboardingKey } from '#kernel/platform-keys.ts';
import { checkerOf, type OnboardingRow, onboardingRow } from '#kernel/platform-rows.ts';
import { type Table, tableFor } from '#kernel/table.ts';
import { workOf } from '#kernel/worker.ts';
import { localDateOf } from '#shared/dates.ts';
import { AuthorityId } from '#shared/ids.ts';
import type { StepKey } from '#shared/platform/schema.ts';
import { type Founding, founding } from './founding.ts';

export type FounderDeps = Pick<
  ReturnType<typeof startFunction>,
  'tableName' | 'base' | 'sessions' | 'clientFor' | 'clock' | 'newId' | 'log'
>;

/** What a step does to the authority; `live` is of the directory alone. */
const work: Partial<Record<StepKey, keyof Founding>> = {
  settings: 'writeSettings',
  directory: 'listPeople',
  board: 'makeBoard',
  'check-seat': 'seatChecker',
  'check-seat-ended': 'endChecks',
  invitation: 'inviteAdministrator',
};
const stepsIn = {
  founding: ['settings', 'directory', 'board', 'check-seat'],
  closing: ['check-seat-ended', 'invitation', 'live'],
} as const satisfies Record<string, readonly StepKey[]>;

/**
 * Founds an authority, one step for each time that it is told of the onboarding’s key. A step that was taken is recorded there,
 * which tells it again: so it goes on by itself, and wherever it is broken off it takes up at the step that is not recorded.
 */
export function founder(deps: FounderDeps) {
  return async (event: unknown): Promise<void> => {
    const told = workOf(event, 'onboarding');
    if (told === null) return;
    const authority = AuthorityId.parse(told.authority);
    const own = platformTable(deps);
    const row = await own.find(onboardingKey(authority), onboardingRow);
    if (row === null) return;
    const next = await nextOf(own, row);
    if (next === null) return;
    deps.log.info('authority.founded', { authority, work: next });
    await advance(deps, own, { row, next });
  };
}

/** The next step, or null where nothing waits to be done here: what is live already is never founded again. */
async function nextOf(own: Table, row: OnboardingRow): Promise<StepKey | null> {
  const listed = await own.get(directoryKey(row.authority), directoryRow);
  if (listed.state !== 'founding')
    return listed.state === 'live' && row.code.state === 'to-write' ? 'invitation' : null;
  if (row.state !== 'founding' && row.state !== 'closing') return null;
  const open = stepsIn[row.state].find((key) => !row.steps.some((step) => step.key === key && step.state === 'done'));
  if (open === undefined) throw new Error('An onboarding says that it goes on, and has no step that waits');
  return open;
}

async function advance(deps: FounderDeps, own: Table, at: { row: OnboardingRow; next: StepKey }): Promise<void> {
  const { row, next } = at;
  const does = work[next];
  const changes = does === undefined ? {} : await (await sessionOf(deps, row))[does]();
  const now = deps.clock().toISOString();
  const steps = row.steps.map((step) => (step.key === next ? { ...step, state: 'done' as const, at: now } : step));
  const last = next === 'check-seat' ? 'to-check' : next === 'live' ? 'done' : row.state;
  const moved: OnboardingRow = { ...row, ...changes, steps, state: last, movedAt: now, version: row.version + 1 };
  const key = onboardingKey(row.authority);
  const progress = put({ key, shape: onboardingRow, row: moved, was: row, unlogged: true });
  const listed = next === 'live' ? [await listedLive(own, row.authority)] : [];
  const recorded = own.commit({
    verb: 'authority.live',
    subject: topPartition(platformAudience),
    effectiveOn: localDateOf(deps.clock()),
    puts: [...listed, progress],
    by: checkerOf(row).person,
    quiet: listed.length === 0,
    result: row.authority,
  });
  await recorded.catch((error: unknown) => {
    // Told twice of one key: the other was first, and what it recorded tells of the key again.
    if (!(error instanceof ChangedMeanwhile)) throw error;
  });
}

async function listedLive(own: Table, authority: AuthorityId) {
  const was = await own.get(directoryKey(authority), directoryRow);
  const row = { ...was, state: 'live' as const, version: was.version + 1 };
  return put({ key: directoryKey(authority), shape: directoryRow, row, was });
}

/** What the function may by itself: the directory and the onboardings. */
function platformTable({ base: client, tableName: name, clock, newId }: FounderDeps): Table {
  return tableFor({ client, name, audiences: [platformAudience], person: null, clock, newId });
}

/** A session in which the one authority of the key can be founded, and nothing of it read but seats. */
async function sessionOf(deps: FounderDeps, row: OnboardingRow): Promise<Founding> {
  const { authority } = row;
  const credentials = await deps.sessions.sessionFor({ does: 'found', authority });
  const { tableName: name, clock, newId } = deps;
  const audiences = [authorityAudience(authority), seatsAudience(authority)] as const;
  const { person } = checkerOf(row);
  const table = tableFor({ client: deps.clientFor(credentials), name, audiences, person, clock, newId });
  return founding({ table, row, now: clock().toISOString(), today: localDateOf(clock()) });
}
