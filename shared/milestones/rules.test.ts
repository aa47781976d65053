import { describe, expect, test } from 'vitest';
import { byDate, isLate, milestonesInWords } from './rules.ts';

const step = (number: number, dueOn: string | null, doneOn: string | null = null) => ({
  ...{ number, dueOn, doneOn, title: `Step ${number}` },
});

describe('the steps of an action', () => {
  test('stand in the order of their dates, those of one day by their numbers, those without a date last', () => {
    const steps = [step(1, null), step(2, '2027-03-01'), step(3, '2026-12-01'), step(4, '2026-12-01')];
    expect(byDate(steps).map(({ number }) => number)).toEqual([3, 4, 2, 1]);
  });

  test('are told by how many are done and when the next is due', () => {
    const steps = [step(1, '2026-12-01', '2026-11-20'), step(2, '2027-06-01'), step(3, '2027-03-03')];
    expect(milestonesInWords(steps, 'Milestones')).toBe('1 of 3 milestones done, next by 3 March 2027');
    expect(milestonesInWords(steps.slice(0, 1), 'Milestones')).toBe('1 of 1 milestones done');
    expect(milestonesInWords([step(1, null)], 'Milestones')).toBe('0 of 1 milestones done');
    expect(milestonesInWords([], 'Milestones')).toBeNull();
  });

  test('are late from the day after their date until they are done', () => {
    expect(isLate(step(1, '2026-12-01'), '2026-12-01')).toBe(false);
    expect(isLate(step(1, '2026-12-01'), '2026-12-02')).toBe(true);
    expect(isLate(step(1, '2026-12-01', '2026-12-09'), '2026-12-10')).toBe(false);
    expect(isLate(step(1, null), '2026-12-10')).toBe(false);
  });
});
