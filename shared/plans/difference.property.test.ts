import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyUlid, ulidAt } from '#test/arbitraries/ids.ts';
import type { PersonId } from '../ids.ts';
import { type ComparedNode, differs, planDifference } from './difference.ts';
import { Node } from './schema.ts';
import { shippedShapes } from './templates.ts';

const shape = shippedShapes.find(({ key }) => key === 'seven-columns') ?? shippedShapes[0];
if (shape === undefined) throw new Error('No shape is shipped');
const by = { nameOf: (person: PersonId) => `NAME-${person.slice(-1)}` };

const aNode = (place: number, overrides: object = {}): Node =>
  Node.parse({
    ...{ id: ulidAt(place), level: 'priority', parent: null, title: `Row ${place}`, fields: {}, order: `a${place}` },
    ...{ owner: null, dueOn: null, latest: null, removed: null, asFound: null, since: '2024-01-01', version: 1 },
    createdAt: '2024-01-01T09:00:00.000Z',
    ...overrides,
  });

const between = (before: ComparedNode[], after: ComparedNode[]) =>
  planDifference({ shape, nodes: before }, { shape, nodes: after }, by);
const told = (before: ComparedNode[], after: ComparedNode[]) => between(before, after).filter(differs);

describe('what differs between two moments of a plan', () => {
  test('a changed row tells what it said and what it says', () => {
    const after = aNode(1, { title: 'Ready for school and nursery', dueOn: '2027-03-27', owner: ulidAt(7) });
    const [row] = told([aNode(1)], [after]);
    expect(row).toMatchObject({ change: 'changed', title: 'Ready for school and nursery', moved: null });
    expect(row?.fields.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['title', 'Row 1', 'Ready for school and nursery'],
      ['owner', '', 'NAME-7'],
      ['dueOn', '', '27 March 2027'],
    ]);
  });

  test('a row that is gone stands where it stood, with all that it said', () => {
    const rows = between([aNode(1), aNode(2), aNode(3)], [aNode(1), aNode(3)]);
    expect(rows.map(({ title, change }) => `${title} ${change}`)).toEqual([
      'Row 1 same',
      'Row 2 removed',
      'Row 3 same',
    ]);
    expect(rows[1]?.fields).toContainEqual(expect.objectContaining({ field: 'title', before: 'Row 2', after: '' }));
  });

  test('a row put in between two others moves neither', () => {
    const rows = told([aNode(1), aNode(3)], [aNode(1), aNode(2), aNode(3)]);
    expect(rows.map(({ title, change, moved }) => [title, change, moved])).toEqual([['Row 2', 'added', null]]);
  });

  test('of three rows the last that was put first is the only one that moved', () => {
    const rows = told([aNode(1), aNode(2), aNode(3)], [aNode(1), aNode(2), aNode(3, { order: 'a0' })]);
    expect(rows).toEqual([
      expect.objectContaining({
        ...{ title: 'Row 3', change: 'same' },
        moved: { from: { under: null, place: 3 }, to: { under: null, place: 1 } },
      }),
    ]);
  });

  test('a row under another than before says under which it stood', () => {
    const below = (parent: string) => aNode(9, { level: 'objective', parent });
    const rows = told([aNode(1), aNode(2), below(ulidAt(1))], [aNode(1), aNode(2), below(ulidAt(2))]);
    expect(rows.map(({ moved }) => moved)).toEqual([
      { from: { under: 'Row 1', place: 1 }, to: { under: 'Row 2', place: 1 } },
    ]);
  });

  test('what is not asked for is not told', () => {
    const nodes = (dueOn: string | null) => [aNode(1, { dueOn })];
    const only = { ...by, fields: ['title'] as const };
    const [row] = planDifference({ shape, nodes: nodes(null) }, { shape, nodes: nodes('2027-01-01') }, only);
    expect(row).toMatchObject({ change: 'same', fields: [] });
  });
});

const anyPlan = fc
  .uniqueArray(
    fc.record({ place: fc.nat({ max: 30 }), order: fc.stringMatching(/^[a-c][0-9]$/), title: fc.string() }),
    {
      maxLength: 12,
      selector: ({ place }) => place,
    },
  )
  .chain((rows) =>
    fc.array(fc.nat(), { minLength: rows.length, maxLength: rows.length }).map((picks) =>
      // Each row stands under an earlier one or at the top, so that no plan goes round in a circle.
      rows.map(({ place, order, title }, at) => {
        const above = rows[(picks[at] ?? 0) % (at + 1)];
        const parent = above === undefined || above.place === place ? null : ulidAt(above.place);
        return aNode(place, { order, title: title.trim() || 'Row', parent });
      }),
    ),
  );

const only = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  new Set([...some].filter((id) => !others.has(id)));

describe('the difference of two plans', () => {
  test('is none between a plan and itself', () => {
    fc.assert(
      fc.property(anyPlan, (nodes) => {
        expect(told(nodes, nodes)).toEqual([]);
      }),
    );
  });

  test('names every row of either once, and as what it is', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (before, after) => {
        const [was, is] = [new Set<string>(before.map(({ id }) => id)), new Set<string>(after.map(({ id }) => id))];
        const rows = between(before, after);
        expect(rows.map(({ id }) => id).toSorted()).toEqual([...new Set([...was, ...is])].toSorted());
        const named = (change: string) => new Set(rows.filter((row) => row.change === change).map(({ id }) => id));
        expect(named('added')).toEqual(only(is, was));
        expect(named('removed')).toEqual(only(was, is));
      }),
    );
  });

  test('backwards is the same with before and after exchanged', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (before, after) => {
        const fieldsOf = (rows: ReturnType<typeof between>) =>
          new Map(rows.map(({ id, fields }) => [id, fields.map(({ before, after }) => [before, after])]));
        const forth = fieldsOf(between(before, after));
        const back = fieldsOf(between(after, before));
        for (const [id, fields] of forth) expect(back.get(id)).toEqual(fields.map((each) => each.toReversed()));
      }),
    );
  });

  test('does not hang on the order in which rows are read, nor on rows that were removed before', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, anyUlid, (before, after, id) => {
        const gone = { ...aNode(31), id: id as Node['id'], removed: { on: '2024-02-01', why: 'Made twice' } };
        fc.pre(![...before, ...after].some((node) => node.id === id));
        expect(between([...before.toReversed(), gone], [gone, ...after.toReversed()])).toEqual(between(before, after));
      }),
    );
  });
});
