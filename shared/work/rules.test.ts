import { describe, expect, test } from 'vitest';
import { mostAttempts, mostRedrives, whatBecomesOf } from './rules.ts';
import type { WorkState } from './schema.ts';

const now = new Date('2026-11-25T12:00:00.000Z');
const minutesAgo = (minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString();

const work = (overrides: Partial<Parameters<typeof whatBecomesOf>[0]> = {}) => ({
  ...{ state: 'running' as WorkState, attempts: 1, redriven: 0, startedAt: minutesAgo(3), createdAt: minutesAgo(60) },
  ...overrides,
});

describe('work that stands', () => {
  test('is set going again when its attempt is dead, and left alone as long as it may be alive', () => {
    expect(whatBecomesOf(work(), now)).toBe('again');
    expect(whatBecomesOf(work({ startedAt: minutesAgo(2) }), now)).toBe('left');
    expect(whatBecomesOf(work({ state: 'committing' }), now)).toBe('again');
  });

  test('is set going again when nobody began it, once it is not new any more', () => {
    const waiting = { state: 'queued' as WorkState, attempts: 0, startedAt: null };
    expect(whatBecomesOf(work({ ...waiting, createdAt: minutesAgo(11) }), now)).toBe('again');
    expect(whatBecomesOf(work({ ...waiting, createdAt: minutesAgo(9) }), now)).toBe('left');
  });

  test('is given up when every attempt died', () => {
    expect(whatBecomesOf(work({ attempts: mostAttempts }), now)).toBe('given-up');
    expect(whatBecomesOf(work({ attempts: mostAttempts, startedAt: minutesAgo(1) }), now)).toBe('left');
  });

  test('is given up when it was set going often enough', () => {
    const waiting = { state: 'queued' as WorkState, attempts: 0, startedAt: null };
    expect(whatBecomesOf(work({ ...waiting, redriven: mostRedrives - 1 }), now)).toBe('again');
    expect(whatBecomesOf(work({ ...waiting, redriven: mostRedrives }), now)).toBe('given-up');
  });

  test.each(['ready', 'refused', 'committed', 'cancelled', 'failed'] as const)('%s is left alone', (state) => {
    expect(whatBecomesOf(work({ state, startedAt: minutesAgo(600), attempts: mostAttempts }), now)).toBe('left');
  });
});
