import type { FoundAt } from '../plans/schema.ts';

/** A row of a file, and a row of the plan as it is and as it was found when it came in. */
export type FoundTitle = { id: string; parent: string | null; level: string; title: string; at: FoundAt };
export type ThereTitle = {
  id: string;
  parent: string | null;
  level: string;
  title: string;
  foundTitle: string | null;
  foundAt: FoundAt | null;
};
/** `sure`: the words leave no doubt that the two are one row. */
export type Match = { node: string; sure: boolean };
type Fixed = ReadonlyMap<string, string | null>;

const likeEnough = 0.6;
const surelyLike = 0.8;
const aLittleLike = 0.3;
/** Beyond this many pairs under one parent, titles are only compared as they stand. */
const mostPairs = 250_000;
const compared = 400;

const plain = (title: string) =>
  title
    .slice(0, 2_000)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%\u00a3]+/gu, ' ')
    .trim();

const wordsOf = (title: string) => new Set(plain(title.slice(0, compared)).split(' '));

/** How much of their words two titles share: 1 where all, 0 where none. */
function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return (2 * shared) / Math.max(1, left.size + right.size);
}

/** The number that a row begins with: `1.2` of “1.2 Support families”. */
function numberOf(title: string): string | null {
  return /^\s*\(?([0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[a-z])[.):\s]/i.exec(title)?.[1]?.toLowerCase() ?? null;
}

type Walk = {
  found: readonly FoundTitle[];
  there: readonly ThereTitle[];
  matches: Map<string, Match>;
  taken: Set<string>;
  fixed: Fixed;
};

const openFound = ({ found, matches, fixed }: Walk) =>
  found.filter((row) => !matches.has(row.id) && !fixed.has(row.id));
const openThere = ({ there, taken }: Walk) => there.filter((row) => !taken.has(row.id));

function take(walk: Walk, row: FoundTitle, node: ThereTitle, sure: boolean): void {
  walk.matches.set(row.id, { node: node.id, sure });
  walk.taken.add(node.id);
}

/** Matches rows whose keys are equal, in the order both stand in; `once` only where neither side has it twice. */
function byKey(
  walk: Walk,
  keys: { found: (row: FoundTitle) => string | null; there: (row: ThereTitle) => string | null },
  {
    once = false,
    sure = () => true,
  }: { once?: boolean; sure?: (row: FoundTitle, node: ThereTitle) => boolean | null } = {},
): void {
  const waiting = Map.groupBy(openThere(walk), (node) => keys.there(node) ?? '');
  const asking = Map.groupBy(openFound(walk), (row) => keys.found(row) ?? '');
  for (const [key, rows] of asking) {
    const nodes = waiting.get(key) ?? [];
    if (key === '' || (once && (rows.length > 1 || nodes.length > 1))) continue;
    for (const [place, row] of rows.entries()) {
      const node = nodes[place];
      const certain = node === undefined ? null : sure(row, node);
      if (node !== undefined && certain !== null) take(walk, row, node, certain);
    }
  }
}

/** Matches under one parent those that share most words, the likest first; of two as like, in order. */
function byLikeness(
  walk: Walk,
  under: { found: (row: FoundTitle) => string; there: (row: ThereTitle) => string },
): void {
  const nodes = Map.groupBy(openThere(walk), under.there);
  for (const [parent, rows] of Map.groupBy(openFound(walk), under.found)) {
    const candidates = nodes.get(parent) ?? [];
    if (rows.length * candidates.length > mostPairs) continue;
    const known = candidates.map((node) => ({ node, words: wordsOf(node.title) }));
    const pairs = rows.flatMap((row) => {
      const words = wordsOf(row.title);
      return known.map(({ node, words: others }) => ({ row, node, like: likeness(words, others) }));
    });
    for (const { row, node, like } of pairs.filter((pair) => pair.like >= likeEnough).sort((a, b) => b.like - a.like)) {
      if (walk.matches.has(row.id) || walk.taken.has(node.id)) continue;
      take(walk, row, node, like >= surelyLike);
    }
  }
}

const placeOf = (at: FoundAt | null) => (at === null ? null : `${at.table} ${at.row} ${at.column}`);

function matchLevel(walk: Walk, all: ReadonlyMap<string, Match>): void {
  const underFound = (row: FoundTitle) =>
    row.parent === null ? 'top' : (all.get(row.parent)?.node ?? `new ${row.parent}`);
  const underThere = (node: ThereTitle) => node.parent ?? 'top';
  const both = (found: (row: FoundTitle) => string | null, there: (node: ThereTitle) => string | null) => ({
    found: (row: FoundTitle) => (found(row) === null ? null : `${underFound(row)}\n${found(row)}`),
    there: (node: ThereTitle) => (there(node) === null ? null : `${underThere(node)}\n${there(node)}`),
  });
  const title = (row: { title: string }) => plain(row.title) || row.title.trim();
  const foundTitle = (node: ThereTitle) => (node.foundTitle === null ? null : plain(node.foundTitle));
  const like = (row: FoundTitle, node: ThereTitle) => likeness(wordsOf(row.title), wordsOf(node.title));
  byKey(walk, both(title, title));
  byKey(walk, both(title, foundTitle));
  byKey(walk, { found: title, there: title }, { once: true });
  byKey(walk, { found: title, there: foundTitle }, { once: true });
  byKey(
    walk,
    both(
      (row) => numberOf(row.title),
      (node) => numberOf(node.title),
    ),
    {
      once: true,
      sure: (row, node) => (like(row, node) < aLittleLike ? null : like(row, node) >= likeEnough),
    },
  );
  byLikeness(walk, { found: underFound, there: underThere });
  byKey(
    walk,
    both(
      (row) => placeOf(row.at),
      (node) => placeOf(node.foundAt),
    ),
    {
      once: true,
      sure: (row, node) => (like(row, node) < aLittleLike ? null : false),
    },
  );
}

/**
 * Which row of the plan each row of a file is, level by level from the top: by the same words under the same row, by the
 * words it came in with, the same words elsewhere, its number, words that are like, and where it stood. No row is
 * matched twice; `fixed` is what an officer has said: which row it is, or none.
 */
export function matchRows(
  found: readonly FoundTitle[],
  there: readonly ThereTitle[],
  { levels, fixed }: { levels: readonly string[]; fixed: Fixed },
): Map<string, Match> {
  const all = new Map<string, Match>();
  const nodes = new Set(there.map((node) => node.id));
  const taken = new Set<string>();
  for (const [row, node] of fixed) {
    if (node === null || !nodes.has(node) || taken.has(node)) continue;
    all.set(row, { node, sure: true });
    taken.add(node);
  }
  for (const level of levels) {
    const walk: Walk = {
      ...{ found: found.filter((row) => row.level === level), there: there.filter((node) => node.level === level) },
      ...{ matches: all, taken, fixed },
    };
    matchLevel(walk, all);
  }
  return all;
}
