import type { PlanShape, StatusColour } from '#shared/vocabulary.ts';
import type { StatusMapping } from '#shared/work/schema.ts';

/** Only words that leave no doubt; the first rule that fits and whose status the plan has. */
const rules: [status: string, words: RegExp][] = [
  ['day-to-day', /^complete\b.*\bday[- ]to[- ]day business\b/is],
  ['complete', /^completed?(?:\s*$|\s*[\u2013\u2014\-.,;:]|\s+but\b)/i],
  ['moving-forward', /^key action moving forward\b/i],
  ['other-strand', /^to be considered under\b.*\bstrand\b/is],
];

/** The status that the words of an update give, by the statuses of the plan; null where they leave doubt. */
export function understandStatus(words: string, shape: PlanShape): string | null {
  const found = rules.find(([status, pattern]) => {
    return pattern.test(words.trim()) && shape.statuses.some((known) => known.key === status);
  });
  return found?.[0] ?? null;
}

/** The words of a document’s column of statuses, once each, and what an officer says that they mean. */
export type StatusWords = {
  means(words: string, shape: PlanShape): { status: string | null; isSaid: boolean };
  found(): StatusMapping[];
};

const longest = 200;
const most = 40;

export function statusWords(said: readonly StatusMapping[] = []): StatusWords {
  const meant = new Map(said.map(({ words, status }) => [plain(words), status]));
  const found = new Map<string, StatusMapping>();
  return {
    means(words, shape) {
      const own = plain(words);
      const chosen = meant.get(own);
      const isSaid = chosen === null || shape.statuses.some(({ key }) => key === chosen);
      const status = isSaid ? (chosen ?? null) : statusNamed(words, shape);
      if (!found.has(own) && found.size < most && words.length <= longest) found.set(own, { words, status });
      return { status, isSaid };
    },
    found: () => [...found.values()],
  };
}

/** Colours by the words and letters that reports rate with; amber is orange or, where there is none, yellow. */
const colours: [RegExp, StatusColour[]][] = [
  [/^(?:g|green)$/, ['green']],
  [/^(?:a|amber|orange)$/, ['orange', 'yellow']],
  [/^(?:r|red)$/, ['red']],
  [/^(?:b|blue)$/, ['blue']],
  [/^(?:y|yellow)$/, ['yellow', 'orange']],
  [/^purple$/, ['purple']],
  [/^gr[ea]y$/, ['grey']],
];

const plain = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The status that a column of statuses gives: its label, its key, or the colour of one status alone. */
export function statusNamed(words: string, shape: PlanShape): string | null {
  const said = plain(words);
  const labelled = shape.statuses.find(({ key, label }) => plain(label) === said || plain(key) === said);
  if (labelled !== undefined) return labelled.key;
  for (const colour of colours.find(([pattern]) => pattern.test(said))?.[1] ?? []) {
    const [only, ...more] = shape.statuses.filter((status) => status.colour === colour);
    if (only !== undefined) return more.length === 0 ? only.key : null;
  }
  return understandStatus(words, shape);
}
