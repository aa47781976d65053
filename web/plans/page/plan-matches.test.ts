import { describe, expect, test } from 'vitest';
import { aPlan, aRow, said, sampleId, under } from '../plan-sample.ts';
import { byConcern, matcherOf, ownedByLeavers, soonestDueFirst, staleFirst } from './plan-matches.ts';

const today = '2019-09-03';
const plan = aPlan([
  aRow(1, { level: 'priority', title: 'Reading' }),
  aRow(2, { level: 'objective', ...under(1) }),
  aRow(3, { ...under(2), title: 'Train tutors', dueOn: '2019-07-31', ...said('2019-01-10', 'at-risk') }),
  aRow(4, {
    ...under(2),
    fields: { success: 'Results rise' },
    owner: sampleId(50),
    dueOn: '2020-01-31',
    ...said('2019-08-01', 'on-track'),
  }),
  aRow(5, { ...under(2), ...said('2018-01-01', 'complete') }),
  aRow(6, { ...under(2), ...said('2019-08-20', null) }),
  aRow(7, under(2)),
  aRow(8, { level: 'objective', ...under(1) }),
]);

const found = (search: object): string[] =>
  plan.nodes.filter(matcherOf(plan, search, { today, left: new Set([sampleId(50)]) })).map(({ title }) => title);

describe('the rows that an address asks for', () => {
  test('are all where it asks for none', () => {
    expect(found({ view: 'working' })).toHaveLength(8);
  });

  test('can be those at a status, without a status or without an update', () => {
    expect(found({ status: 'at-risk' })).toEqual(['Train tutors']);
    expect(found({ status: 'no-status' })).toEqual(['Row 6']);
    expect(found({ status: 'no-update' })).toEqual(['Row 7']);
  });

  test('can be those of an owner or of nobody', () => {
    expect(found({ owner: sampleId(50) })).toEqual(['Row 4']);
    expect(found({ owner: 'nobody', status: 'at-risk' })).toEqual(['Train tutors']);
  });

  test('can be found by words of the row or of what stands above it', () => {
    expect(found({ q: 'TUTORS reading' })).toEqual(['Train tutors']);
    expect(found({ q: 'reading' })).toHaveLength(5);
  });

  test('can be those that need putting right, counted as plan health counts them', () => {
    expect(found({ fix: 'overdue' })).toEqual(['Train tutors']);
    expect(found({ fix: 'stale' })).toHaveLength(plan.health.stale);
    expect(found({ fix: 'no-owner' })).toHaveLength(plan.health.noOwner);
    expect(found({ fix: 'no-update' })).toHaveLength(plan.health.noUpdate);
    expect(found({ fix: 'empty' })).toEqual(['Row 8']);
    expect(found({ fix: 'no-measure' })).toHaveLength(plan.health.noMeasure);
    expect(found({ fix: 'no-measure' })).not.toContain('Row 4');
  });

  test('can be those whose owner has left', () => {
    expect(found({ fix: 'left' })).toEqual(['Row 4']);
    expect(ownedByLeavers(plan, new Set([sampleId(50)]))).toBe(1);
  });
});

describe('the order of working', () => {
  const actions = plan.nodes.filter(({ level }) => level === 'action');
  const titles = (compare: (a: (typeof actions)[number], b: (typeof actions)[number]) => number): string[] =>
    actions.toSorted(compare).map(({ title }) => title);

  test('what nobody has spoken of the longest stands first', () => {
    expect(titles(staleFirst)).toEqual(['Row 7', 'Row 5', 'Train tutors', 'Row 4', 'Row 6']);
  });

  test('what is due soonest stands first and what has no date last', () => {
    expect(titles(soonestDueFirst).slice(0, 2)).toEqual(['Train tutors', 'Row 4']);
  });

  test('what is of concern stands first and what is finished last', () => {
    expect(titles(byConcern(plan)).at(0)).toBe('Train tutors');
    expect(titles(byConcern(plan)).at(-1)).toBe('Row 5');
  });
});
