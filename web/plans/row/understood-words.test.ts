import { describe, expect, test } from 'vitest';
import { understoodLine } from './understood-words.ts';

describe('what is said under a typed column', () => {
  test.each([
    ['date', '31 July 2018', 'Understood as: 31 July 2018'],
    ['date', 'By July 2018', 'Understood as: by 31 July 2018'],
    ['date', 'As soon as funds allow', 'Not understood as a date: kept as words.'],
    ['money', '£4,500', 'Understood as: £4,500'],
    ['cadence', '4x a year', 'Understood as: 4 times every year'],
    ['text', 'By July 2018', null],
    ['money', ' ', null],
  ] as const)('of a column of %s with “%s”', (type, words, line) => {
    expect(understoodLine(type, words)).toBe(line);
  });
});
