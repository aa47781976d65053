import { describe, expect, test } from 'vitest';
import type { AskState } from '../cycles/schema.ts';
import { CycleId, PersonId, UpdateId } from '../ids.ts';
import type { LatestUpdate } from '../plans/schema.ts';
import { isRemindedOf, isToldToday, waitsOn } from './rules.ts';

// A Wednesday.
const today = '2026-11-25';

const updatedOn = (effectiveOn: string): LatestUpdate => ({
  id: UpdateId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV'),
  by: PersonId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV'),
  ...{ effectiveOn, recordedAt: '2026-11-01T09:00:00.000Z', status: null, delivered: 'Done', next: '' },
});
const action = (dueOn: string | null, latest: LatestUpdate | null = updatedOn('2026-11-01')) => ({
  dueOn,
  latest,
  ask: null,
});

const waiting = (...actions: Parameters<typeof isToldToday>[1]['actions']) => ({ actions, mentions: [] });

describe('what an action waits for', () => {
  test.each([
    ['2026-11-24', 'overdue'],
    ['2026-11-25', 'due-today'],
    ['2026-11-26', 'due-soon'],
    ['2026-12-25', 'due-soon'],
    ['2026-12-26', null],
  ])('due on %s: %s', (dueOn, waits) => {
    expect(waitsOn(action(dueOn), today)).toBe(waits);
  });

  test('one that nobody ever reported on waits for a first update', () => {
    expect(waitsOn(action('2027-11-25', null), today)).toBe('no-update');
    expect(waitsOn(action(null, null), today)).toBe('no-update');
  });

  test('one that was last reported on four months ago waits for another', () => {
    expect(waitsOn(action(null, updatedOn('2026-07-28')), today)).toBe('stale');
    expect(waitsOn(action(null, updatedOn('2026-07-29')), today)).toBeNull();
  });
});

describe('a reminder', () => {
  test.each([
    ['a week before', '2026-12-02'],
    ['on the day', '2026-11-25'],
    ['the day after', '2026-11-24'],
    ['a week after that', '2026-11-17'],
    ['and every week from then on', '2025-11-25'],
  ])('comes %s', (_, dueOn) => {
    expect(isRemindedOf({ dueOn, ask: null }, today)).toBe(true);
  });

  test.each(['2026-12-03', '2026-12-01', '2026-11-26', '2026-11-23', '2026-11-18', '2026-11-16'])(
    'does not come for what is due on %s',
    (dueOn) => {
      expect(isRemindedOf({ dueOn, ask: null }, today)).toBe(false);
    },
  );

  test('that falls on a weekend comes on the Monday, and not again', () => {
    const [saturday, sunday, monday, tuesday] = ['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'];
    for (const dueOn of [saturday, sunday, monday]) expect(isRemindedOf({ dueOn, ask: null }, monday)).toBe(true);
    expect(isRemindedOf({ dueOn: saturday, ask: null }, tuesday)).toBe(false);
  });

  test('that falls on a bank holiday comes on the next working day, and not again', () => {
    const [eve, christmas, weekend, boxing, after] = [24, 25, 27, 28, 29].map((day) => `2026-12-${day}`) as [
      ...[string, string, string, string, string],
    ];
    for (const dueOn of [christmas, weekend, boxing, after])
      expect(isRemindedOf({ dueOn, ask: null }, after)).toBe(true);
    expect(isRemindedOf({ dueOn: christmas, ask: null }, eve)).toBe(false);
    expect(isRemindedOf({ dueOn: christmas, ask: null }, '2026-12-30')).toBe(false);
  });

  test('is never of what has no date', () => {
    expect(isRemindedOf({ dueOn: null, ask: null }, today)).toBe(false);
  });
});

describe('an update that a cycle asks for', () => {
  const asked = (state: AskState, dueOn = '2026-12-02') => ({
    ...action('2027-11-25'),
    ask: { cycle: CycleId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV'), name: 'Autumn 2026', dueOn, state },
  });

  test('comes first of what waits, until it is answered', () => {
    expect(waitsOn(asked('asked'), today)).toBe('asked');
    expect(waitsOn(asked('returned'), today)).toBe('asked');
    expect(waitsOn(asked('answered'), today)).toBeNull();
  });

  test.each([
    ['a week before', '2026-12-02', true],
    ['the day before', '2026-11-26', true],
    ['the day after', '2026-11-24', true],
    ['a week after', '2026-11-18', true],
    ['not on the day', '2026-11-25', false],
    ['not a fortnight after', '2026-11-11', false],
  ])('is reminded of %s', (_, dueOn, isReminded) => {
    expect(isRemindedOf(asked('asked', dueOn), today)).toBe(isReminded);
    expect(isRemindedOf(asked('answered', dueOn), today)).toBe(false);
  });

  test('is told by the mail that was chosen, and never where none was', () => {
    expect(isToldToday('daily', waiting(asked('asked', '2026-12-24')), today)).toBe(true);
    expect(isToldToday('reminders', waiting(asked('asked', '2026-12-24')), today)).toBe(false);
    expect(isToldToday('reminders', waiting(asked('asked')), today)).toBe(true);
    expect(isToldToday('never', waiting(asked('asked')), today)).toBe(false);
  });
});

describe('whether somebody is told', () => {
  test('of a comment that mentions them, daily alone', () => {
    const mentioned = { actions: [], mentions: [{}] };
    expect(isToldToday('daily', mentioned, today)).toBe(true);
    expect(isToldToday('reminders', mentioned, today)).toBe(false);
    expect(isToldToday('never', mentioned, today)).toBe(false);
  });

  const soon = action('2026-12-10');

  test('daily, when anything waits and not when nothing does', () => {
    expect(isToldToday('daily', waiting(action('2027-11-25'), soon), today)).toBe(true);
    expect(isToldToday('daily', waiting(action('2027-11-25')), today)).toBe(false);
    expect(isToldToday('daily', waiting(), today)).toBe(false);
  });

  test('by reminders alone, on the days of a reminder', () => {
    expect(isToldToday('reminders', waiting(soon), today)).toBe(false);
    expect(isToldToday('reminders', waiting(soon, action('2026-12-02')), today)).toBe(true);
  });

  test('never, where they asked for that', () => {
    expect(isToldToday('never', waiting(action('2020-01-31')), today)).toBe(false);
  });
});
