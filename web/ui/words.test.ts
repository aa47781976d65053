import { describe, expect, test } from 'vitest';
import { counted, countWords, inSentence, listed, shortened } from './words.ts';

describe('countWords', () => {
  test('counts words however they are spaced', () => {
    expect(countWords('  Two new\n\nteams  started. ')).toBe(4);
  });

  test('nothing but spaces is no word', () => {
    expect(countWords(' \n ')).toBe(0);
  });
});

describe('words', () => {
  test('a count agrees with its noun', () => {
    expect([0, 1, 1204].map((count) => counted(count, 'action'))).toEqual(['0 actions', '1 action', '1,204 actions']);
  });

  test('a list is read as a sentence', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });

  test('a long title ends at a whole word', () => {
    expect(shortened('Every school is good or better, and the best help the rest', 30)).toBe(
      'Every school is good or…',
    );
  });

  test('a short title stays as it is', () => {
    expect(shortened('Reading')).toBe('Reading');
  });

  test('a level’s name is small inside a sentence unless it is an abbreviation', () => {
    expect([inSentence('Objective'), inSentence('SEND goal')]).toEqual(['objective', 'SEND goal']);
  });
});
