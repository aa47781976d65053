import { describe, expect, test } from 'vitest';
import { copiedInWords, nextTitle } from './copy-words.ts';

describe('a copied plan', () => {
  test.each([
    ['Education improvement plan 2026', 'Education improvement plan 2027'],
    ['One plan 2026–27', 'One plan 2027–28'],
    ['One plan 2026/2027', 'One plan 2027/2028'],
    ['Plan 1999-2009', 'Plan 1999-2010'],
    ['One plan', 'One plan (copy)'],
  ])('of “%s” is proposed as “%s”', (title, next) => {
    expect(nextTitle(title)).toBe(next);
  });

  test('says what was copied, what was left out, and who is missing', () => {
    const along = { criteria: 3, links: 1, linksLeft: 2 };
    expect(copiedInWords({ rows: 12, closed: 1, leavers: 2, ...along })).toEqual([
      '12 rows were copied.',
      '1 closed action was left out.',
      '3 success criteria went along, to be judged anew.',
      '1 link to other plans went along.',
      '2 links to other plans were left out: a copy takes 40.',
      '2 actions have nobody yet: the owner has left.',
    ]);
    const nothing = { criteria: 0, links: 0, linksLeft: 0 };
    expect(copiedInWords({ rows: 1, closed: 0, leavers: 0, ...nothing })).toEqual(['1 row was copied.']);
  });
});
