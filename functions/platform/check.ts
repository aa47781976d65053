import type { OnboardingRow } from '#kernel/platform-rows.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { AuthorityId } from '#shared/ids.ts';
import type { Step, StepKey } from '#shared/platform/schema.ts';
import type { Deps } from './deps.ts';

export type Checked = { row: OnboardingRow; authorities: readonly AuthorityId[]; today: LocalDate };
/** Tries a new authority; answers the steps that were taken, the last of them failed where one failed. */
export type Check = (checked: Checked) => Promise<Step[]>;

type Answered = { status: number; body: unknown; etag: string | null };
type Ask = (
  method: string,
  path: string,
  sent?: { body: object; headers?: Record<string, string> },
) => Promise<Answered>;

const seconds = 5;
const title = 'Check of the new authority – made and removed by Placeboard';

/** What is known from one step to the next. */
type Known = { plan: string; etag: string };

class NotAsWanted extends Error {
  override name = 'NotAsWanted';
}

/**
 * The check asks the interface that everyone uses, with the token of the one who asks for it: it shows what an officer would
 * meet, and nothing here can do more than they can.
 */
export function checkOf({ apiUrl, fetch, clock, log }: Deps, bearer: string): Check {
  const ask: Ask = async (method, path, sent) => {
    const answer = await fetch(`${apiUrl}${path}`, {
      method,
      headers: { authorization: bearer, 'content-type': 'application/json', ...sent?.headers },
      ...(sent && { body: JSON.stringify(sent.body) }),
      signal: AbortSignal.timeout(seconds * 1000),
    });
    const text = await answer.text();
    return { status: answer.status, body: parsed(text), etag: answer.headers.get('etag') };
  };
  return async (checked) => {
    const taken: Step[] = [];
    const known: Known = { plan: '', etag: '"1"' };
    for (const [key, run] of trials(ask, checked, known)) {
      const outcome = await tried(run);
      taken.push({ key, at: clock().toISOString(), ...outcome });
      // A plan that could not be read is removed all the same; nothing else makes sense after a step that failed.
      if (outcome.state === 'failed' && key !== 'read') break;
    }
    log.info('authority.checked', { authority: checked.row.authority, count: taken.length });
    return taken;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // An answer that is not JSON is nothing that was wanted; its status says the rest.
  }
}

async function tried(run: () => Promise<string>): Promise<Pick<Step, 'state' | 'detail'>> {
  try {
    return { state: 'done', detail: await run() };
  } catch (error) {
    // Told to whoever checks; only our own words, and never those of an answer.
    const detail =
      error instanceof NotAsWanted ? error.message : 'The interface could not be reached, or gave no answer in time.';
    return { state: 'failed', detail };
  }
}

function wanted(answer: Answered, status: number): void {
  if (answer.status !== status) throw new NotAsWanted(`The answer was ${answer.status} where ${status} was wanted.`);
}

type Trial = [key: StepKey, run: () => Promise<string>];

function trials(ask: Ask, { row, authorities, today }: Checked, known: Known): Trial[] {
  const place = `/api/authorities/${row.authority}`;
  const planIs = () => `${place}/plans/${known.plan}`;
  return [
    [
      'sign-in',
      async () => {
        wanted(await ask('GET', place), 200);
        return 'An officer can sign in and sees the home page.';
      },
    ],
    [
      'write',
      async () => {
        const body = { title, purpose: '', agreedOn: today, shape: row.shape };
        // The same key for one seat: a check that is asked for twice makes one plan.
        const headers = { 'idempotency-key': `check-${row.authority}-${row.version}` };
        const made = await ask('POST', `${place}/plans`, { body, headers });
        wanted(made, 201);
        known.plan = textOf(made.body, 'id');
        return 'A plan can be made.';
      },
    ],
    [
      'read',
      async () => {
        const read = await ask('GET', planIs());
        wanted(read, 200);
        if (!JSON.stringify(read.body).includes(title))
          throw new NotAsWanted('The plan does not say what was written.');
        known.etag = read.etag ?? known.etag;
        return 'The plan says what was written.';
      },
    ],
    [
      'remove',
      async () => {
        const body = { why: 'The check of the new authority is done' };
        wanted(await ask('DELETE', planIs(), { body, headers: { 'if-match': known.etag } }), 204);
        return 'The plan was removed again.';
      },
    ],
    ['neighbour', () => refusedNextDoor(ask, row.authority, authorities)],
  ];
}

/** Asks for an authority in which the one who checks has no seat of their own. */
async function refusedNextDoor(ask: Ask, own: AuthorityId, authorities: readonly AuthorityId[]): Promise<string> {
  const me = await ask('GET', '/api/me');
  wanted(me, 200);
  const mine = JSON.stringify(me.body);
  const next = authorities.find((each) => each !== own && !mine.includes(`"${each}"`));
  if (next === undefined) return 'There is no other authority yet that could refuse.';
  wanted(await ask('GET', `/api/authorities/${next}`), 404);
  return 'Another authority says that there is nothing there.';
}

function textOf(body: unknown, name: string): string {
  if (typeof body === 'object' && body !== null && name in body)
    return String(Object.entries(body).find(([key]) => key === name)?.[1]);
  throw new NotAsWanted('The answer does not say what was made.');
}
