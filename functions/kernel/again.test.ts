import { describe, expect, test } from 'vitest';
import { again } from './again.ts';

const first = new Error('Somebody else was first');
const isWorth = (error: unknown): boolean => error === first;

describe('what somebody else was first at', () => {
  test('is done again on what stands by then', async () => {
    let stands = 0;
    const prepare = async () => {
      stands += 1;
      return stands;
    };
    const attempt = async (on: number) => {
      if (on < 3) throw first;
      return `done on ${on}`;
    };
    expect(await again({ prepare, attempt, isWorth })).toBe('done on 3');
  });

  test('is given up after a dozen attempts, and at once where another would change nothing', async () => {
    let attempts = 0;
    const failing = (error: Error) => async () => {
      attempts += 1;
      throw error;
    };
    const prepare = async () => undefined;
    await expect(again({ prepare, attempt: failing(new Error('Refused')), isWorth })).rejects.toThrow('Refused');
    expect(attempts).toBe(1);
    await expect(again({ prepare, attempt: failing(first), isWorth })).rejects.toThrow(first);
    expect(attempts).toBe(13);
  });

  test('fails with what it rests on', async () => {
    const prepare = () => Promise.reject(first);
    await expect(again({ prepare, attempt: async () => 'done', isWorth })).rejects.toThrow(first);
  });
});
