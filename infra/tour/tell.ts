/** Says each step as it is done, with what came of it and how long it took. */
export type Teller = <T>(title: string, step: () => Promise<T>, outcome?: (made: T) => string) => Promise<T>;

export function tellerOf(say: (line: string) => void): Teller {
  let number = 0;
  return async (title, step, outcome) => {
    number += 1;
    const began = performance.now();
    try {
      const made = await step();
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const facts = outcome?.(made);
      say(`${String(number).padStart(2)} ✓ ${title} (${seconds} s)${facts === undefined ? '' : `\n     ${facts}`}`);
      return made;
    } catch (error) {
      say(`${String(number).padStart(2)} ✗ ${title}`);
      throw error;
    }
  };
}
