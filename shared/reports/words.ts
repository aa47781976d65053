/** `3 actions`, `1 action`; `No actions` where there is none. */
export function inTotal(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return `No ${many}`;
  return `${count} ${count === 1 ? one : many}`;
}

/** “a, b and c”. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
