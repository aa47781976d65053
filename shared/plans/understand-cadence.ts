import { tidy } from './understand.ts';

type CadenceUnit = 'day' | 'week' | 'month' | 'term' | 'year';
/** How often: `times` in each `every` units, as 4 times in every 1 year. */
export type Cadence = { times: number; every: number; unit: CadenceUnit };

const counts: Record<string, number> = {
  ...{ once: 1, twice: 2, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ eleven: 11, twelve: 12, eighteen: 18 },
};
export const numberWord = `\\d{1,3}|${Object.keys(counts).join('|')}`;

export function asCount(word: string | undefined): number {
  return word === undefined ? 1 : (counts[word.toLowerCase()] ?? Number(word));
}

const yearKind = '(?:(?:academic|school|calendar|financial) )?';
const timesPer = new RegExp(
  `\\b(${numberWord}) ?(?:x|\u00d7|times)? ?(?:a|an|per|each|every)? ?${yearKind}(day|week|month|term|year)\\b`,
  'i',
);
const saysHowOften = /x|\u00d7|times|once|twice|\b(?:a|per|each|every)\b/i;
const everyFew = new RegExp(
  `\\b(?:every|each)\\s+(?:(${numberWord}|other|second)\\s+)?${yearKind}(day|week|month|term|year)s?\\b`,
  'i',
);
const fewEach = new RegExp(`\\b(${numberWord})[- ](?:(week|month|term|year)ly\\b|(year)(?:[- ]rolling)\\b)`, 'i');
const timesAdverb = new RegExp(`\\b(once|twice|(?:${numberWord}) times) (week|month|term|year)ly\\b`, 'i');
const adverbs: [RegExp, Cadence][] = [
  [/\bhalf[- ]term(?:ly)?\b/i, { times: 2, every: 1, unit: 'term' }],
  [/\bhalf[- ]yearly\b/i, { times: 2, every: 1, unit: 'year' }],
  [/\bfortnightly\b|\bevery fortnight\b/i, { times: 1, every: 2, unit: 'week' }],
  [/\bdaily\b/i, { times: 1, every: 1, unit: 'day' }],
  [/\bweekly\b/i, { times: 1, every: 1, unit: 'week' }],
  [/(?<!\bbi-?)\bmonthly\b/i, { times: 1, every: 1, unit: 'month' }],
  [/\bquarterly\b/i, { times: 4, every: 1, unit: 'year' }],
  [/\btermly\b/i, { times: 1, every: 1, unit: 'term' }],
  [/(?<!\bbi-?)\b(?:annual|annually|yearly)\b/i, { times: 1, every: 1, unit: 'year' }],
];

function asUnit(word: string | undefined): CadenceUnit {
  const unit = word?.toLowerCase();
  return unit === 'day' || unit === 'week' || unit === 'month' || unit === 'term' ? unit : 'year';
}

const isOther = (word: string | undefined) => word !== undefined && /^(?:other|second)$/i.test(word);

/** How often something happens, where the words say it; null when they do not. */
export function understandCadence(words: string): Cadence | null {
  const text = tidy(words).replaceAll('\n', ' ');
  const adverb = timesAdverb.exec(text);
  if (adverb !== null) {
    return { times: asCount(adverb[1]?.replace(/ times$/i, '')), every: 1, unit: asUnit(adverb[2]) };
  }
  const times = timesPer.exec(text);
  if (times !== null && saysHowOften.test(times[0]) && asCount(times[1]) > 0) {
    return { times: asCount(times[1]), every: 1, unit: asUnit(times[2]) };
  }
  const every = everyFew.exec(text);
  const few = isOther(every?.[1]) ? 2 : asCount(every?.[1]);
  if (every !== null && few > 0) return { times: 1, every: few, unit: asUnit(every[2]) };
  const each = fewEach.exec(text);
  if (each !== null && asCount(each[1]) > 0) {
    return { times: 1, every: asCount(each[1]), unit: asUnit(each[2] ?? each[3]) };
  }
  return adverbs.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
