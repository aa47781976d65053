/** Moves labels apart so that none stands on another, keeping their order and staying as near as they can. */
export function spread(wanted: readonly number[], gap: number, limits: { least: number; most: number }): number[] {
  const order = wanted.map((at, place) => ({ at, place })).sort((a, b) => a.at - b.at);
  const placed: { at: number; place: number }[] = [];
  for (const each of order) {
    const before = placed.at(-1);
    const lowest = before === undefined ? limits.least : before.at + gap;
    placed.push({ ...each, at: Math.max(each.at, lowest) });
  }
  let most = limits.most;
  for (const each of placed.toReversed()) {
    each.at = Math.min(each.at, most);
    most = each.at - gap;
  }
  return wanted.map((_, place) => placed.find((each) => each.place === place)?.at ?? 0);
}
