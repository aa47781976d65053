import { describe, expect, test } from 'vitest';
import { sevenColumns } from '#shared/plans/templates.ts';
import { statusWords } from './status-words.ts';

describe('the words of a column of statuses', () => {
  test('are understood by label or colour, and each is told once', () => {
    const words = statusWords();
    expect(words.means('On track', sevenColumns)).toEqual({ status: 'on-track', isSaid: false });
    expect(words.means('R', sevenColumns).status).toBe('off-track');
    expect(words.means('on  TRACK', sevenColumns).status).toBe('on-track');
    expect(words.means('Slipping', sevenColumns)).toEqual({ status: null, isSaid: false });
    expect(words.found()).toEqual([
      { words: 'On track', status: 'on-track' },
      { words: 'R', status: 'off-track' },
      { words: 'Slipping', status: null },
    ]);
  });

  test('mean what an officer says, and nothing where that was said', () => {
    const words = statusWords([
      { words: 'Slipping', status: 'at-risk' },
      { words: 'On track', status: null },
      { words: 'Parked', status: 'a-status-of-another-scheme' },
    ]);
    expect(words.means('slipping', sevenColumns)).toEqual({ status: 'at-risk', isSaid: true });
    expect(words.means('On track', sevenColumns)).toEqual({ status: null, isSaid: true });
    expect(words.means('Parked', sevenColumns)).toEqual({ status: null, isSaid: false });
  });
});
