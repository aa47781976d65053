const mostAttempts = 12;
const longestMilliseconds = 500;

type Trying<P, T> = {
  /** What the attempt rests on, as it stands; what fails here has failed. */
  prepare: () => Promise<P>;
  attempt: (prepared: P) => Promise<T>;
  /** Was somebody else first, so that another attempt can do it? */
  isWorth: (error: unknown) => boolean;
};

/** Does something again where somebody else was first at the same moment, on what stands by then. */
export async function again<P, T>({ prepare, attempt, isWorth }: Trying<P, T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    const prepared = await prepare();
    try {
      return await attempt(prepared);
    } catch (error) {
      if (!isWorth(error) || count === mostAttempts) throw error;
      // Those who met here must not meet again at the next attempt.
      const wait = Math.min(10 * 2 ** count, longestMilliseconds) * Math.random();
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
