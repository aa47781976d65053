import { tidy } from './understand.ts';

/** A sum in pounds as the words put it: `per` says for each what, `upTo` that it may be less. */
export type Sum = { pounds: number; upTo: boolean; per: string | null };

const pounds =
  /(?:\u00a3|\bGBP)[,\s]{0,3}(\d[\d,]*(?:\.\d+)?)\s*(?:(k|thousand)|(m|million)|(bn|billion))?(?![\p{L}\d])/giu;
const upToBefore = /\b(?:up to|maximum(?: of)?|max\.?|no more than|not more than)\s*$/i;
const perAfter = /^\s*(?:(?:per|each|every|a)\s+(\p{L}+)|\/\s?(\p{L}+)|(p\.?\s?a\.?|annually|each year)(?!\p{L}))/iu;
const noMoney = /^(?:nil|none|no (?:additional |extra )?costs?|\u00a3?0)\.?$/i;
const onlyNumber = /^\d[\d,]*(?:\.\d+)?$/;

const scaled = (digits: string, scale: number) => Math.round(Number(digits.replaceAll(',', '')) * scale * 100) / 100;

/** Each sum of money that the words name. */
export function sumsNamed(words: string): Sum[] {
  const text = tidy(words).replaceAll('\n', ' ; ');
  return [...text.matchAll(pounds)].map((match) => {
    const scale = match[2] ? 1_000 : match[3] ? 1_000_000 : match[4] ? 1_000_000_000 : 1;
    const after = perAfter.exec(text.slice(match.index + match[0].length).slice(0, 60));
    const each = after?.[1] ?? after?.[2] ?? null;
    return {
      pounds: scaled(match[1] ?? '0', scale),
      upTo: upToBefore.test(text.slice(Math.max(0, match.index - 30), match.index)),
      per: after === null ? null : (each?.toLowerCase() ?? 'year'),
    };
  });
}

/** The sums of a cell that is known to hold money, where a number alone is pounds and `nil` is none. */
export function understandMoney(words: string): Sum[] {
  const text = tidy(words);
  if (noMoney.test(text)) return [{ pounds: 0, upTo: false, per: null }];
  if (onlyNumber.test(text)) return [{ pounds: scaled(text, 1), upTo: false, per: null }];
  return sumsNamed(text);
}
