import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';

/** Works out again what another run wrote a moment ago: whoever comes last has seen the most. */
export async function untilNotOvertaken<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const overtaken = error instanceof ChangedMeanwhile || error instanceof WrongState;
      if (!overtaken || attempt === 5) throw error;
    }
  }
}
