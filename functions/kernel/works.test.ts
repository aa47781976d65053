import { describe, expect, test } from 'vitest';
import { type Work, worksOf } from './works.ts';

const plan = { pk: 'AUTHORITY#plymouth#PLAN#P', sk: 'PLAN' };
const board = { pk: 'AUTHORITY#plymouth#BOARD#B', sk: 'BOARD' };

describe('what a function does in the background', () => {
  test('is loaded when its kind of key first comes, once, and done each time', async () => {
    const done: unknown[] = [];
    let loads = 0;
    const works = worksOf({
      plan: async () => {
        loads += 1;
        const note =
          (name: string): Work =>
          async (event) =>
            done.push([name, event]);
        return [note('first'), note('second')];
      },
    });
    await works(board);
    expect(loads).toBe(0);
    await works(plan);
    await works(plan);
    expect(loads).toBe(1);
    expect(done).toEqual([
      ['first', plan],
      ['second', plan],
      ['first', plan],
      ['second', plan],
    ]);
  });

  test('is nothing for what is no key', async () => {
    const works = worksOf({ plan: () => Promise.reject(new Error('Nothing calls for it')) });
    for (const event of [null, 'PLAN', { job: 'sweep' }, { pk: plan.pk }, { ...plan, pk: 'SEATS#plymouth' }]) {
      await works(event);
    }
  });

  test('that could not be loaded fails, and is tried again with the next key', async () => {
    let attempts = 0;
    const works = worksOf({
      plan: async () => {
        attempts += 1;
        if (attempts === 1) throw new Error('Not there');
        return [];
      },
    });
    await expect(works(plan)).rejects.toThrow('Not there');
    await works(plan);
    expect(attempts).toBe(2);
  });
});
