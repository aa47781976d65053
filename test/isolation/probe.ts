import { type Caller, type Callers, callersOf, type GateAddress } from '#test/support/callers.ts';
import { callersTried } from './attempts.ts';
import type { Walls } from './walled.ts';

/** One thing that someone tries, and whether the walls should let it through. */
export type Attempt = {
  name: string;
  wants: 'allowed' | 'refused';
  run: (caller: Caller, walls: Walls) => Promise<unknown>;
};

/** Someone with credentials, and what they try. */
export type Tried = {
  who: string;
  as: (callers: Callers, walls: Walls) => Promise<Caller>;
  attempts: readonly Attempt[];
};

const refusals = new Set(['AccessDeniedException', 'AccessDenied']);

/** What came of an attempt: let through, refused by permissions, or something else, which is never what was wanted. */
export async function outcomeOf(tried: Tried, attempt: Attempt, at: { callers: Callers; walls: Walls }) {
  try {
    await attempt.run(await tried.as(at.callers, at.walls), at.walls);
    return 'allowed';
  } catch (error) {
    const name = error instanceof Error ? error.name : String(error);
    return refusals.has(name) ? 'refused' : `${name}: ${error instanceof Error ? error.message : ''}`;
  }
}

/**
 * Tries everything at a gate and names what came out otherwise than it should: nothing, while the walls stand. The
 * wrong way in is as telling as the closed way home: a wall that also keeps people from their own is no wall.
 */
export async function probeIsolation(probed: {
  gate: GateAddress;
  walls: Walls;
  choose?: Parameters<typeof callersOf>[1];
  /** Only these callers. @default everyone */
  among?: readonly string[];
}): Promise<string[]> {
  const { among } = probed;
  const callers = callersOf(probed.gate, probed.choose);
  const trying = callersTried.filter(({ who }) => among?.includes(who) ?? true);
  const found = await Promise.all(
    trying.flatMap((tried) =>
      tried.attempts.map(async (attempt) => {
        const outcome = await outcomeOf(tried, attempt, { callers, walls: probed.walls });
        return outcome === attempt.wants ? [] : [`${tried.who}: ${attempt.name}: ${outcome}`];
      }),
    ),
  );
  return found.flat();
}

const atOnce = 12;

/** Tries what should be refused until something that is looked for is let through; null where nothing is. */
export async function probeUntil(probed: {
  callers: Callers;
  walls: Walls;
  triers: readonly Tried[];
  seen: RegExp;
}): Promise<string | null> {
  const { callers } = probed;
  const tries = probed.triers.flatMap((tried) =>
    tried.attempts
      .filter(({ name, wants }) => wants === 'refused' && probed.seen.test(`${tried.who}: ${name}: allowed`))
      .map((attempt) => ({ tried, attempt })),
  );
  for (let first = 0; first < tries.length; first += atOnce) {
    const found = await Promise.all(
      tries.slice(first, first + atOnce).map(async ({ tried, attempt }) => {
        const outcome = await outcomeOf(tried, attempt, { callers, walls: probed.walls });
        return outcome === 'allowed' ? [`${tried.who}: ${attempt.name}: ${outcome}`] : [];
      }),
    );
    const seen = found.flat()[0];
    if (seen !== undefined) return seen;
  }
  return null;
}
