import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citation, nextNumber, numberProblems, pathNumber, rowNumber, withNumbers } from './numbering.ts';
import { prioritiesAndGoals } from './templates.ts';

type Row = { id: string; parent: string | null; order: string; number: string | null; removed: unknown; title: string };

const rows = fc
  .array(
    fc.record({
      parent: fc.constantFrom(null, 'p', 'q'),
      order: fc.constantFrom('a0', 'a1', 'a2', 'b0'),
      numbered: fc.boolean(),
      removed: fc.boolean(),
    }),
    { maxLength: 15 },
  )
  .map((made) => {
    const all: Row[] = [];
    for (const [place, { parent, order, numbered, removed }] of made.entries()) {
      const number = numbered || removed ? nextNumber(all, parent) : null;
      all.push({ ...{ id: `n${place}`, parent, order, number, title: `Row ${place}` }, removed: removed ? {} : null });
    }
    return all;
  });

const under = (nodes: readonly Row[]) => nodes.map(({ parent, number }) => `${parent} ${number}`);

describe('numbers of rows', () => {
  test('are each their own under the same row, given or by place', () => {
    fc.assert(
      fc.property(rows, (nodes) => {
        const shown = under(withNumbers(nodes));
        expect(new Set(shown).size).toBe(shown.length);
      }),
    );
  });

  test('a new row takes one that no row has or had', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(null, 'p', 'q'), (nodes, parent) => {
        const number = nextNumber(nodes, parent);
        expect(under(withNumbers(nodes))).not.toContain(`${parent} ${number}`);
        expect(numberProblems(nodes, { id: null, parent, number })).toEqual([]);
      }),
    );
  });

  test('stay when rows that keep theirs are put in another order or removed', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (nodes, pick) => {
        const standing = nodes.filter(({ removed }) => removed === null);
        const chosen = standing[pick % Math.max(1, standing.length)];
        if (chosen === undefined) return;
        const before = new Map(withNumbers(nodes).map(({ id, number }) => [id, number]));
        for (const change of [{ order: 'Z0' }, { removed: { on: '2024-01-01', why: 'Merged' } }]) {
          const put = { ...chosen, number: before.get(chosen.id) ?? null, ...change };
          const after = withNumbers(nodes.map((node) => (node.id === chosen.id ? put : node)));
          expect(new Map(after.map(({ id, number }) => [id, number]))).toEqual(before);
        }
      }),
    );
  });

  test('that another row has or had are refused with its words', () => {
    const goal = { id: 'a', parent: 'p', order: 'a0', number: '5a', removed: null, title: 'Audit leadership' };
    const gone = { ...goal, id: 'b', number: '6', removed: {}, title: 'Hold a review' };
    const asked = (number: string) => numberProblems([goal, gone], { id: null, parent: 'p', number });
    expect(asked('5A')[0]?.detail).toBe('“Audit leadership” has the number 5A. Choose another, like 7');
    expect(asked('6')[0]?.detail).toBe('“Hold a review”, which was removed, had the number 6. Choose another, like 7');
    expect(asked('5')).toEqual([]);
    expect(numberProblems([goal], { id: 'a', parent: 'p', number: '5a' })).toEqual([]);
  });
});

describe('a row as it is cited', () => {
  const path = [
    { level: 'priority', number: '2' },
    { level: 'goal', number: '5' },
    { level: 'action', number: '1' },
  ];

  test('names the levels of the authority', () => {
    expect(citation(prioritiesAndGoals, path.slice(0, 2))).toBe('Priority 2, Goal 5');
    expect(pathNumber(path)).toBe('2.5.1');
  });

  test('is not made up where a row above has no number of its own', () => {
    expect(citation(prioritiesAndGoals, [{ level: 'priority', number: null }, ...path.slice(1)])).toBe('');
    expect(pathNumber([])).toBeNull();
  });

  test.each(['5', '5a', 'A12', ''])('“%s” is a number', (number) => {
    expect(rowNumber.safeParse(number).success).toBe(true);
  });
  test.each(['2.5', 'a', '5 a', '12345', '#5'])('“%s” is none', (number) => {
    expect(rowNumber.safeParse(number).success).toBe(false);
  });
});
