import { describe, expect, test } from 'vitest';
import { timeOfDay } from './names.ts';

describe('the time a meeting begins', () => {
  test('is said as people say it', () => {
    expect(['09:00', '09:30', '12:00', '12:15', '14:05', '00:00'].map(timeOfDay)).toEqual([
      ...['9am', '9.30am', 'midday', '12.15pm', '2.05pm', '12am'],
    ]);
  });
});
