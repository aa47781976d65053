import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginsWith, folded, foldedWithPlaces, markedPart, termsOf } from './words.ts';

const words = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 80 }));

describe('searching in words', () => {
  test('a text folded letter by letter is the text folded whole', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(foldedWithPlaces(text).fold).toBe(folded(text));
      }),
    );
  });

  test('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(folded(folded(text))).toBe(folded(text));
      }),
    );
  });

  test('every word of a text is found in it', () => {
    fc.assert(
      fc.property(words, (text) => {
        for (const term of termsOf(text)) expect(folded(text)).toMatch(beginsWith(term));
      }),
    );
  });

  test('what is marked lies within the text, in order and apart, and reads as what was looked for', () => {
    fc.assert(
      fc.property(words, fc.nat(), (text, choice) => {
        const all = termsOf(text);
        const term = all[choice % Math.max(1, all.length)];
        if (term === undefined) return;
        const part = markedPart(text, [term]);
        expect(part.marks.length).toBeGreaterThan(0);
        let last = 0;
        for (const { from, to } of part.marks) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(folded(part.text.slice(from, to))).toContain(term);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(part.text.length);
      }),
    );
  });
});
