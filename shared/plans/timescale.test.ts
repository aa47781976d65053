import { describe, expect, test } from 'vitest';
import { PersonId } from '../ids.ts';
import { movedInWords, moveProblems, movesTarget, originalTarget, timescaleProblems } from './timescale.ts';

const today = '2026-11-25';
const by = PersonId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV');
const move = (from: string, to: string | null) => ({
  ...{ from, to, why: 'The course begins later', agreedBy: { kind: 'role', name: 'Director' } as const, by },
  ...{ effectiveOn: '2026-03-01', recordedAt: '2026-03-01T09:00:00.000Z' },
});

describe('a target', () => {
  test('is moved when a date that stands is changed or taken away, not when a first one is given', () => {
    expect(movesTarget({ dueOn: null }, { dueOn: '2026-12-01' })).toBe(false);
    expect(movesTarget({ dueOn: '2026-12-01' }, { dueOn: '2026-12-01' })).toBe(false);
    expect(movesTarget({ dueOn: '2026-12-01' }, { dueOn: '2027-12-01' })).toBe(true);
    expect(movesTarget({ dueOn: '2026-12-01' }, { dueOn: null })).toBe(true);
  });

  test('moves for a reason that somebody agreed to', () => {
    expect(moveProblems({ why: '', agreedBy: undefined }).map(({ pointer }) => pointer)).toEqual([
      '#/why',
      '#/agreedBy',
    ]);
    expect(moveProblems({ why: 'Later', agreedBy: { kind: 'person', person: by } })).toEqual([]);
  });

  test('keeps its first date, however often it moves', () => {
    const moves = [move('2019-03-31', '2019-07-31'), move('2019-07-31', '2020-01-31')];
    expect(originalTarget({ dueOn: '2020-01-31', moves })).toBe('2019-03-31');
    expect(movedInWords({ dueOn: '2020-01-31', moves })).toBe('was due 31 March 2019, moved twice');
    expect(originalTarget({ dueOn: '2020-01-31', moves: [] })).toBe('2020-01-31');
    expect(movedInWords({ dueOn: '2020-01-31', moves: [] })).toBeNull();
  });

  test.each([
    [1, 'once'],
    [3, 'three times'],
    [9, '9 times'],
  ])('that moved %i times says so in words', (count, words) => {
    const moves = Array.from({ length: count }, () => move('2019-03-31', '2019-07-31'));
    expect(movedInWords({ dueOn: '2019-07-31', moves })).toBe(`was due 31 March 2019, moved ${words}`);
  });
});

describe('start, target and actual date', () => {
  test.each([
    ['nothing is known', { startOn: null, dueOn: null, doneOn: null }, []],
    ['in order', { startOn: '2026-01-01', dueOn: '2026-10-01', doneOn: '2026-11-25' }, []],
    ['due before it starts', { startOn: '2026-02-01', dueOn: '2026-01-31', doneOn: null }, ['#/startOn']],
    ['done tomorrow', { startOn: null, dueOn: null, doneOn: '2026-11-26' }, ['#/doneOn']],
    ['done before it starts', { startOn: '2026-02-01', dueOn: null, doneOn: '2026-01-31' }, ['#/doneOn']],
  ])('%s', (_, dates, pointers) => {
    expect(timescaleProblems(dates, today).map(({ pointer }) => pointer)).toEqual(pointers);
  });
});
