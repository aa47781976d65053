import { describe, expect, test } from 'vitest';
import { keptOf, sameSearch, searchOf } from './saved-search.ts';

describe('a saved view', () => {
  test('holds filters and the way of looking, never a date or the arranging of rows', () => {
    expect(keptOf({ asAt: '2020-01-01', view: 'board', q: 'reading' })).toEqual({ view: 'board', q: 'reading' });
    expect(keptOf({ view: 'arrange', fix: 'stale' })).toEqual({ fix: 'stale' });
  });

  test('leads to what the page still knows', () => {
    expect(searchOf({ search: { fix: 'no longer known', view: 'working' } })).toEqual({ view: 'working' });
  });

  test('is the same as an address that shows the same', () => {
    expect(sameSearch({ q: 'a', view: 'board' }, { view: 'board', q: 'a', asAt: '2020-01-01' })).toBe(true);
    expect(sameSearch({ q: 'a' }, { q: 'b' })).toBe(false);
  });
});
