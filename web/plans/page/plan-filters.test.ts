import { describe, expect, test } from 'vitest';
import { isFiltered, planSearchFrom } from './plan-filters.ts';

describe('the address of a plan', () => {
  test('holds filters, view and date', () => {
    const search = {
      status: 'at-risk',
      owner: '01J',
      q: ' reading ',
      view: 'working',
      asAt: '2019-09-03',
      fix: 'stale',
    };
    expect(planSearchFrom(search)).toEqual({ ...search, q: 'reading' });
  });

  test('the reading view needs no word in the address', () => {
    expect(planSearchFrom({ view: 'reading' })).toEqual({});
  });

  test('what cannot be is left out', () => {
    expect(planSearchFrom({ asAt: '2019-02-30', view: 'upside-down', fix: 'all', q: '  ' })).toEqual({});
  });

  test('a date or a view alone is no filter', () => {
    expect(isFiltered({ asAt: '2019-09-03', view: 'working' })).toBe(false);
    expect(isFiltered({ q: 'reading' })).toBe(true);
  });
});
