/** A function that was called before the clock moved signs by the old one, for as long as Lambda lets it run. */
const longestRunMilliseconds = 15 * 60_000;

export type FunctionClocks = { clocks: () => readonly number[]; moved: (ahead: number) => void };

/**
 * What the clocks show by which a request may have been signed: this machine's, and the functions', which may have been
 * moved. The ends of credentials are not among it: they are by the machine's own clock alone.
 */
export function functionClocks(now: () => number = Date.now): FunctionClocks {
  let known: { ahead: number; until: number }[] = [];
  let present = 0;
  return {
    clocks: () => {
      known = known.filter(({ until }) => until > now());
      return [...new Set([0, present, ...known.map(({ ahead }) => ahead)])].map((ahead) => now() + ahead);
    },
    moved: (ahead) => {
      known.push({ ahead: present, until: now() + longestRunMilliseconds });
      present = ahead;
    },
  };
}
