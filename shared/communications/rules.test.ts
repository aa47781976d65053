import { describe, expect, test } from 'vitest';
import type { CommunicationId, PersonId } from '../ids.ts';
import { byMonth, channelsOf, happenedProblems, mayReport, messageState, stateRefusal } from './rules.ts';

const at = (plannedOn: string, id = plannedOn) => ({ plannedOn, id: id as CommunicationId });
const today = '2027-03-10';

describe('the communications plan', () => {
  test('goes month by month, and within a month by day', () => {
    const months = byMonth([at('2027-04-01'), at('2027-03-20', 'b'), at('2027-03-20', 'a'), at('2026-12-24')]);
    expect(months.map(({ month, items }) => [month, items.map(({ id }) => id)])).toEqual([
      ['December 2026', ['2026-12-24']],
      ['March 2027', ['a', 'b']],
      ['April 2027', ['2027-04-01']],
    ]);
  });

  test('names each channel once, however it was written', () => {
    const channels = ['Radio', 'newsletter', 'Newsletter', 'radio'].map((channel) => ({ channel }));
    expect(channelsOf(channels)).toEqual(['Newsletter', 'radio']);
  });
});

describe('a message', () => {
  test('is overdue from the day after it was planned for', () => {
    expect(['2027-03-09', today, '2027-03-24', '2027-03-25'].map((day) => messageState(day, today))).toEqual([
      'overdue',
      'due-soon',
      'due-soon',
      'later',
    ]);
  });

  test('has results from the day it was sent, and none from a day to come', () => {
    const problems = (on: string) => happenedProblems(on, { today, sentOn: '2027-03-05', pointer: '#/on' });
    expect(problems('2027-03-05')).toEqual([]);
    expect(problems('2027-03-04')[0]?.detail).toBe('Enter a date on or after 5 March 2027, when it was sent');
    expect(problems('2027-03-11')[0]?.detail).toBe('Enter today’s date or one in the past');
  });

  test('is reported on by editors and by whoever is responsible, unless they may only read', () => {
    const [one, other] = ['one' as PersonId, 'other' as PersonId];
    const may = (role: string, person: PersonId) => mayReport({ role, person }, { responsible: one });
    expect([may('contributor', one), may('contributor', other), may('reader', one), may('editor', other)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('goes from planned to sent or cancelled, and back', () => {
    expect(stateRefusal({ state: 'planned' }, 'reopen')).toMatch(/nothing to take back/);
    expect(stateRefusal({ state: 'sent' }, 'cancel')).toBe('It was sent already.');
    expect(stateRefusal({ state: 'cancelled' }, 'send')).toBe('It was cancelled.');
    expect(stateRefusal({ state: 'planned' }, 'addResult')).toMatch(/not sent yet/);
    for (const does of ['change', 'send', 'cancel'] as const)
      expect(stateRefusal({ state: 'planned' }, does)).toBeNull();
    for (const state of ['sent', 'cancelled'] as const) expect(stateRefusal({ state }, 'reopen')).toBeNull();
  });
});
