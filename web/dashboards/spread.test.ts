import { describe, expect, test } from 'vitest';
import { spread } from './spread.ts';

const limits = { least: 0, most: 100 };

describe('labels beside a chart', () => {
  test('stay where they are when nothing is in their way', () => {
    expect(spread([10, 50, 90], 5, limits)).toEqual([10, 50, 90]);
  });

  test('are moved apart in their order', () => {
    expect(spread([61, 63, 62, 60], 4, limits)).toEqual([64, 72, 68, 60]);
  });

  test('stay within the chart', () => {
    expect(spread([98, 99, 100], 5, limits)).toEqual([90, 95, 100]);
    expect(spread([0, 0], 5, limits)).toEqual([0, 5]);
  });
});
