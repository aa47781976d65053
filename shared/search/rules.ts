import type { MeetingLine } from '../boards/schema.ts';
import type { LocalDate } from '../dates.ts';
import { type Found, FoundKind, type SearchQuery, type SearchResults } from './schema.ts';
import { beginsWith, folded, isWord, markedPart, termsOf } from './words.ts';

/** One thing that can be found: its own words, and those of where it stands. */
export type Findable = Pick<Found, 'kind' | 'where' | 'address'> & {
  title: string;
  /** A row's number in its plan. */
  number?: string;
  /** Its other words, each part by what the authority calls it. */
  parts: readonly { of: string; words: string }[];
  /** Words of where it stands. They help to find it, and are not enough by themselves. */
  around: string;
};

export const mostFound = 50;

type Term = { words: string; begins: RegExp; whole: RegExp };

const hasNumber = (number: string | undefined, term: string): boolean =>
  number !== undefined && (number === term || number.startsWith(`${term}.`));

/** How good a find is, or null where it is none: every word stands in it or round it, and one at least in itself. */
function rankOf(findable: Findable, terms: readonly Term[]): number | null {
  const title = folded(findable.title);
  const own = folded(findable.parts.map(({ words }) => words).join('\n'));
  const around = folded(findable.around);
  let [inTitle, whole, inOwn] = [0, 0, 0];
  for (const { words, begins, whole: isWhole } of terms) {
    const isNumber = findable.number === words;
    if (isNumber || begins.test(title)) {
      inTitle += 1;
      if (isNumber || isWhole.test(title)) whole += 1;
    } else if (hasNumber(findable.number, words) || begins.test(own)) inOwn += 1;
    else if (!begins.test(around)) return null;
  }
  // Ten thousand is more than the terms that a query can hold.
  return inTitle + inOwn === 0 ? null : (inTitle * 10_000 + whole) * 10_000 + inOwn;
}

type Ranked = { findable: Findable; rank: number };

const placeOf = ({ findable }: Ranked): number => FoundKind.options.indexOf(findable.kind);

/** Of two that are equally good the one whose kind is named first, then in the order of words. */
const byRank = (a: Ranked, b: Ranked): number =>
  b.rank - a.rank ||
  placeOf(a) - placeOf(b) ||
  a.findable.title.localeCompare(b.findable.title, 'en-GB', { numeric: true });

/** What was searched for among everything that can be found, best first. */
export function bestOf(
  findables: readonly Findable[],
  { q, kind }: SearchQuery,
): Pick<SearchResults, 'items' | 'count' | 'counts' | 'cut'> {
  const words = termsOf(q);
  const terms = words.map((term) => ({ words: term, begins: beginsWith(term), whole: isWord(term) }));
  const ranked = findables.flatMap((findable) => {
    const rank = rankOf(findable, terms);
    return rank === null ? [] : [{ findable, rank }];
  });
  const asked = ranked.filter(({ findable }) => kind === undefined || findable.kind === kind);
  return {
    items: asked
      .toSorted(byRank)
      .slice(0, mostFound)
      .map(({ findable }) => foundOf(findable, words)),
    count: asked.length,
    counts: countsOf(ranked),
    cut: asked.length > mostFound,
  };
}

function countsOf(ranked: readonly Ranked[]): SearchResults['counts'] {
  const counts = {
    ...{
      plan: 0,
      row: 0,
      board: 0,
      meeting: 0,
      'agenda-item': 0,
      decision: 0,
      strand: 0,
      school: 0,
      person: 0,
      member: 0,
    },
  };
  for (const { findable } of ranked) counts[findable.kind] += 1;
  return counts;
}

function foundOf({ kind, title, where, address, parts }: Findable, terms: readonly string[]): Found {
  return { kind, title: markedPart(title, terms), where, excerpt: excerptOf(title, parts, terms), address };
}

/** The part that has most of what the title has not; none, where the title has it all. */
function excerptOf(title: string, parts: Findable['parts'], terms: readonly string[]): Found['excerpt'] {
  const inTitle = folded(title);
  const missing = terms.map(beginsWith).filter((begins) => !begins.test(inTitle));
  let best: { of: string; words: string; has: number } | null = null;
  for (const part of parts) {
    const words = folded(part.words);
    const has = missing.filter((begins) => begins.test(words)).length;
    if (has > (best?.has ?? 0)) best = { ...part, has };
  }
  return best === null ? null : { of: best.of, ...markedPart(best.words, terms) };
}

type Dated = Pick<MeetingLine, 'id' | 'on'>;

/** Each meeting's agenda is a read of its own: how many are looked through for one search. */
export const mostAgendas = 200;

/** The meetings whose agendas are looked through, newest first, and the day before which none are; null where all are. */
export function agendasToRead<M extends Dated>(
  meetings: readonly M[],
  most = mostAgendas,
): { read: M[]; since: LocalDate | null } {
  const newest = meetings.toSorted((a, b) => (a.on < b.on ? 1 : -1));
  const read = newest.slice(0, most);
  return { read, since: newest.length > most ? (read.at(-1)?.on ?? null) : null };
}
