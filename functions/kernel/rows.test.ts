import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { rowShape } from './rows.ts';

/** A shape that was shipped three times: a name became two, then a colour came. */
const toyRow = rowShape({
  kind: 'toy',
  v: 3,
  schema: z.object({ first: z.string(), last: z.string(), colour: z.string(), version: z.int() }),
  upcast: {
    1: ({ name, ...rest }) => {
      const [first = '', last = ''] = String(name).split(' ');
      return { ...rest, first, last };
    },
    2: (old) => ({ ...old, colour: 'grey' }),
  },
});

describe('a shape of rows', () => {
  test('reads its first version by every step since', () => {
    expect(toyRow.read({ row: 'toy', v: 1, name: 'Tin Soldier', version: 4 })).toEqual({
      ...{ first: 'Tin', last: 'Soldier', colour: 'grey', version: 4 },
    });
  });

  test('reads the version before by the last step alone', () => {
    const row = { row: 'toy', v: 2, first: 'Tin', last: 'Soldier', version: 4 };
    expect(toyRow.read(row)).toMatchObject({ first: 'Tin', colour: 'grey' });
  });

  test('reads what it writes', () => {
    const toy = { first: 'Tin', last: 'Soldier', colour: 'red', version: 1 };
    expect(toyRow.write(toy)).toEqual({ ...toy, row: 'toy', v: 3 });
    expect(toyRow.read(toyRow.write(toy))).toEqual(toy);
  });

  test('passes over fields that it does not know, as a newer version may have them', () => {
    const row = { row: 'toy', v: 4, first: 'Tin', last: 'Soldier', colour: 'red', weight: 7, version: 1 };
    expect(toyRow.read(row)).not.toHaveProperty('weight');
  });

  test('fails on a row that does not fit, and never leaves it out', () => {
    expect(() => toyRow.read({ row: 'toy', v: 3, first: 'Tin', version: 1 })).toThrow(z.ZodError);
  });

  test('fails on a row of another kind', () => {
    expect(() => toyRow.read({ row: 'doll', v: 3 })).toThrow('A toy was expected');
  });

  test('fails where no step is known', () => {
    expect(() => toyRow.read({ row: 'toy', v: 0 })).toThrow('No way is known from version 0 of a toy');
  });
});
