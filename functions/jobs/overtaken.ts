import { again } from '#kernel/again.ts';
import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';

/** Works out again what another run wrote a moment ago: whoever comes last has seen the most. */
export const untilNotOvertaken = <T>(work: () => Promise<T>): Promise<T> =>
  again({
    prepare: async () => undefined,
    attempt: work,
    isWorth: (error) => error instanceof ChangedMeanwhile || error instanceof WrongState,
  });
