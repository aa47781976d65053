import { describe, expect, test } from 'vitest';
import { csvOf } from './csv.ts';

const line = (...cells: (string | number | null)[]) => csvOf(['A'], [cells]).split('\r\n')[1];

describe('comma-separated values', () => {
  test('begin with a byte order mark and end each line as RFC 4180 says', () => {
    expect(csvOf(['Phase', 'Schools'], [['primary', 7]])).toBe('\uFEFFPhase,Schools\r\nprimary,7\r\n');
  });

  test('keep a published figure to its last digit', () => {
    expect(line('7.0', '100.0', '0.0', '62.10')).toBe('7.0,100.0,0.0,62.10');
  });

  test('quote what holds a comma, a quotation mark or a line break', () => {
    expect(line('a, b', 'so “called”', 'the "MSP" group')).toBe('"a, b",so “called”,"the ""MSP"" group"');
    expect(csvOf(['A'], [['one\ntwo']])).toContain('"one\ntwo"');
  });

  test('leave an empty cell where there is nothing, which is not a zero', () => {
    expect(line(null, 0)).toBe(',0');
  });

  test.each(['=1+1', '+441733', '-SUM(A1)', '@now', '\tcmd', '-'])('never begin a formula with %j', (words) => {
    expect(line(words)).toBe(`'${words}`);
  });

  test('leave a number below zero as it is', () => {
    expect(line('-0.5', '-2')).toBe('-0.5,-2');
  });
});
