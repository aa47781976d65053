import { describe, expect, test } from 'vitest';
import { itemBytes, leastReadUnits, transactedWriteUnits } from './item-size.ts';

describe('itemBytes', () => {
  test('names count as well as values, in UTF-8', () => {
    expect(itemBytes({ pk: 'abc', sk: '£' })).toBe(2 + 3 + 2 + 2);
  });

  test('two digits of a number share a byte, and each number has one of its own', () => {
    expect(itemBytes({ n: 1 })).toBe(1 + 2);
    expect(itemBytes({ n: 1234 })).toBe(1 + 3);
  });

  test('a map or list costs three bytes and one for each member', () => {
    expect(itemBytes({ m: { a: 'x', b: null } })).toBe(1 + 3 + (1 + 1 + 1) + (1 + 1 + 1));
    expect(itemBytes({ l: ['x', true] })).toBe(1 + 3 + 2 + 2);
  });

  test('a field that is not there costs nothing', () => {
    expect(itemBytes({ a: 'x', b: undefined })).toBe(2);
  });
});

describe('units', () => {
  test('an eventual read is half a unit for each begun 4 kB, and never nothing', () => {
    expect([0, 4096, 4097, 116_000].map(leastReadUnits)).toEqual([0.5, 0.5, 1, 14.5]);
  });

  test('a row in a transaction is two units for each begun kB', () => {
    expect([580, 1024, 1025].map(transactedWriteUnits)).toEqual([2, 2, 4]);
  });
});
