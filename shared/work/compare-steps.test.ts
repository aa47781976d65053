import { describe, expect, test } from 'vitest';
import { Milestone } from '../milestones/schema.ts';
import { stepsAfter, stepsCompared } from './compare-steps.ts';

const aStep = (number: number, overrides: object = {}) =>
  Milestone.parse({
    ...{ id: String(number).padStart(26, '0'), node: '1'.repeat(26), number, title: `Step ${number}`, version: 1 },
    ...{ dueOn: '2025-03-31', doneOn: null, since: '2024-01-15', createdAt: '2024-01-15T09:00:00.000Z', removed: null },
    ...overrides,
  });
const found = (title: string, more: object = {}) => ({ number: null, title, dueOn: null, doneOn: null, ...more });

describe('the steps in a file beside those that stand', () => {
  test('are the same by their words, and a blank date says nothing', () => {
    expect(
      stepsCompared([aStep(1), aStep(2, { doneOn: '2024-09-20' })], [found('step  1'), found('Step 2')]),
    ).toBeNull();
  });

  test('are known by their number where the file gives it, whatever their words', () => {
    const { changed, added } = stepsAfter([aStep(1), aStep(2)], [found('Step 1', { number: 2, doneOn: '2024-09-20' })]);
    expect(changed).toMatchObject([{ number: 2, title: 'Step 1', dueOn: '2025-03-31', doneOn: '2024-09-20' }]);
    expect(added).toEqual([]);
  });

  test('that are new are added, and what the file leaves out stays', () => {
    const compared = stepsCompared([aStep(1)], [found('Another', { dueOn: '2025-06-30' })]);
    expect(compared).toEqual({
      before: '1\u00a0Step 1 (due 31 March 2025)',
      after: '1\u00a0Step 1 (due 31 March 2025)\n2\u00a0Another (due 30 June 2025)',
    });
  });

  test('that were removed here do not come back', () => {
    const removed = aStep(1, { removed: { on: '2024-06-01', why: 'Made twice' } });
    expect(stepsCompared([removed], [found('Step 1', { number: 1 })])).toBeNull();
  });
});
