const began = performance.now();

/** What is being done, beside the table and not in it. */
export const step = (words: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${words}`);
