import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanShape } from '../vocabulary.ts';
import { current } from './current.ts';
import { fittedShape, type Renamed } from './fit-shape.ts';
import type { Uses } from './layout.ts';
import { leaversOf, leavingProblems } from './leaving.ts';
import { sevenColumns, shippedShapes } from './templates.ts';

const anyShape = fc.constantFrom(...shippedShapes);
const once = { count: 1, words: ['Hold courses'] };
const everything = (shape: PlanShape): Uses => ({
  columns: Object.fromEntries(shape.columns.map(({ key }) => [key, once])),
  levels: Object.fromEntries(shape.levels.map(({ key }) => [key, once])),
  statuses: Object.fromEntries(shape.statuses.map(({ key }) => [key, once])),
});
const keysOf = (parts: readonly { key: string }[]) => parts.map(({ key }) => key);
const wordsIn = ({ columns }: PlanShape) =>
  columns.filter(({ shows }) => shows !== 'title').map(({ key, level, shows }) => `${shows} ${level} ${key}`);

/** Anything said to be anything, right or wrong. */
const anyNames = (next: PlanShape, old: PlanShape): fc.Arbitrary<Renamed> => {
  const of = (mine: { key: string }[], theirs: { key: string }[]) =>
    fc.dictionary(fc.constantFrom(...keysOf(mine)), fc.constantFrom(null, ...keysOf(theirs)), { maxKeys: 4 });
  return fc.record({
    levels: of(next.levels, old.levels),
    columns: of(next.columns, old.columns),
    statuses: of(next.statuses, old.statuses),
  });
};
const anyChange = fc
  .tuple(anyShape, anyShape)
  .chain(([old, next]) => fc.tuple(fc.constant(old), fc.constant(next), anyNames(next, old)));

describe('a plan in another layout', () => {
  test('has every column, level and status that anything of the plan is in', () => {
    fc.assert(
      fc.property(anyChange, ([old, next, names]) => {
        const fitted = fittedShape(old, next, everything(old), names);
        expect(wordsIn(fitted)).toEqual(expect.arrayContaining(wordsIn(old)));
        expect(keysOf(fitted.levels)).toEqual(expect.arrayContaining(keysOf(old.levels)));
        expect(keysOf(fitted.statuses)).toEqual(expect.arrayContaining(keysOf(old.statuses)));
      }),
    );
  });

  test('keeps rows under rows of a level above their own, and updates on the last', () => {
    fc.assert(
      fc.property(anyChange, ([old, next, names]) => {
        const fitted = keysOf(fittedShape(old, next, everything(old), names).levels);
        expect(fitted.filter((key) => keysOf(old.levels).includes(key))).toEqual(keysOf(old.levels));
        expect(fitted.at(-1)).toBe(old.levels.at(-1)?.key);
      }),
    );
  });

  test('never gives two parts one key', () => {
    fc.assert(
      fc.property(anyChange, ([old, next, names]) => {
        const { levels, columns, statuses } = fittedShape(old, next, everything(old), names);
        for (const keys of [levels, columns, statuses].map(keysOf)) expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test('offers what the layout offers, in its words', () => {
    fc.assert(
      fc.property(anyChange, ([old, next, names]) => {
        const fitted = fittedShape(old, next, everything(old), names);
        const headings = next.columns.map(({ heading }) => heading);
        expect(
          current(fitted.columns)
            .map(({ heading }) => heading)
            .slice(0, headings.length),
        ).toEqual(headings);
        expect(current(fitted.statuses).map(({ label }) => label)).toEqual(next.statuses.map(({ label }) => label));
      }),
    );
  });

  test('loses nothing in use unless that was said', () => {
    fc.assert(
      fc.property(anyChange, ([old, next, names]) => {
        const leavers = leaversOf(old, fittedShape(old, next, everything(old), names), everything(old));
        const said = { levels: keysOf(old.levels), columns: keysOf(old.columns), statuses: keysOf(old.statuses) };
        expect(leavingProblems(leavers, {})).toHaveLength(leavers.length);
        expect(leavingProblems(leavers, said)).toEqual([]);
      }),
    );
  });

  test('and back in its own has all that it had before', () => {
    fc.assert(
      fc.property(anyShape, anyShape, (old, other) => {
        const there = fittedShape(old, other, everything(old));
        const { levels, columns, statuses } = fittedShape(there, old, everything(there));
        expect(keysOf(current(levels))).toEqual(keysOf(old.levels));
        expect(current(columns)).toEqual(expect.arrayContaining(old.columns));
        expect(current(statuses)).toEqual(expect.arrayContaining(old.statuses));
      }),
    );
  });

  test('is as it was, where the layout is the same', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        expect(fittedShape(shape, shape, everything(shape))).toEqual(shape);
      }),
    );
  });
});

describe('a column', () => {
  test('that is renamed keeps its words', () => {
    const columns = sevenColumns.columns.map((column) =>
      column.key === 'timescale' ? { ...column, key: 'when', heading: 'By when' } : column,
    );
    const fitted = fittedShape(sevenColumns, { ...sevenColumns, columns }, everything(sevenColumns), {
      columns: { when: 'timescale' },
    });
    expect(fitted.columns.find(({ key }) => key === 'timescale')).toMatchObject({ heading: 'By when' });
    expect(fitted.columns).toHaveLength(sevenColumns.columns.length);
  });

  test('that nobody wrote in leaves at the change after', () => {
    const without = { ...sevenColumns, columns: sevenColumns.columns.filter(({ key }) => key !== 'success') };
    const nothing = { ...everything(sevenColumns), columns: {} };
    const once = fittedShape(sevenColumns, without, nothing);
    expect(once.columns.at(-1)).toMatchObject({ key: 'success', retired: true });
    expect(keysOf(fittedShape(once, without, nothing).columns)).not.toContain('success');
  });
});
