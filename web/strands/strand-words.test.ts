import { describe, expect, test } from 'vitest';
import { leadingInWords, typedInWords } from './strand-words.ts';

describe('a strand in words', () => {
  test.each([
    [0, 0, 'Nothing leads to it yet'],
    [1, 0, '1 action was handed over to it'],
    [2, 1, '2 actions were handed over to it, 1 row or plan refers to it'],
  ])('to which %i were handed over and %i refer', (handedOver, referring, words) => {
    expect(leadingInWords({ handedOver, referring })).toBe(words);
  });

  test('that was typed says where it stands', () => {
    expect(typedInWords({ links: 1, plans: ['One plan'] })).toBe('1 link of “One plan”');
    expect(typedInWords({ links: 5, plans: ['A', 'B', 'C', 'D'] })).toMatch(
      /^5 links of “A”, “B”, “C” and 1 other plan$/,
    );
  });
});
