import type { PlanShape } from '#shared/vocabulary.ts';

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
