import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yearsAfter } from '../calendar.ts';
import { copied } from './copied.ts';
import { Node } from './schema.ts';
import { sevenColumns } from './templates.ts';

const id = (number: number) => `01K${String(number).padStart(23, '0')}`;
const idOf = (of: string) => `02K${of.slice(3)}`;
const levels = ['priority', 'objective', 'action'];

const rowOf = (
  number: number,
  { level, parent, open, owner }: { level: number; parent: number; open: boolean; owner: number },
) =>
  Node.parse({
    ...{ id: id(number), level: levels[level], title: `Row ${number}`, fields: {}, order: `a${number}` },
    ...{ parent: level === 0 ? null : id(parent), owner: id(900 + owner), dueOn: '2024-03-01', since: '2024-01-01' },
    ...{ createdAt: '2024-01-01T09:00:00.000Z', removed: null, asFound: null, version: 4, number: `${number}` },
    latest: open
      ? null
      : {
          ...{ id: id(500), status: 'complete', delivered: 'Done', next: '', effectiveOn: '2024-02-01' },
          ...{ recordedAt: '2024-02-01T09:00:00.000Z', by: id(901) },
        },
  });

/** A plan of one objective under one priority, with any actions. */
const anyPlan = fc
  .array(fc.record({ open: fc.boolean(), owner: fc.integer({ min: 0, max: 2 }) }), { maxLength: 12 })
  .map((actions) => [
    rowOf(1, { level: 0, parent: 0, open: true, owner: 0 }),
    rowOf(2, { level: 1, parent: 1, open: true, owner: 0 }),
    ...actions.map((action, place) => rowOf(place + 3, { level: 2, parent: 2, ...action })),
  ]);

const copying = { years: 1, agreedOn: '2025-01-01', createdAt: '2025-01-01T09:00:00.000Z', idOf };
const left = new Set([Node.shape.owner.unwrap().parse(id(901))]);
const copy = (nodes: Node[], closed: boolean) =>
  copied({ shape: sevenColumns, nodes, milestones: [], criteria: [] }, { ...copying, closed, left });

describe('the rows of a copied plan', () => {
  test('stand under rows of the copy, each under the one it stood under', () => {
    fc.assert(
      fc.property(anyPlan, fc.boolean(), (nodes, closed) => {
        const made = copy(nodes, closed).nodes;
        const ids = new Set<string>(made.map((node) => node.id));
        expect(made.every(({ parent }) => parent === null || ids.has(parent))).toBe(true);
        const from = new Map(nodes.map((node): [string, Node] => [idOf(node.id), node]));
        for (const { id: own, parent, number, title } of made) {
          const was = from.get(own);
          expect([parent, number, title]).toEqual([was?.parent ? idOf(was.parent) : null, was?.number, was?.title]);
        }
      }),
    );
  });

  test('are as many as stand, less those that are closed, and none has a status', () => {
    fc.assert(
      fc.property(anyPlan, fc.boolean(), (nodes, closed) => {
        const { nodes: made, counts } = copy(nodes, closed);
        const shut = nodes.filter(({ latest }) => latest !== null).length;
        expect(counts).toMatchObject({ rows: made.length, closed: closed ? 0 : shut });
        expect(made).toHaveLength(nodes.length - (closed ? 0 : shut));
        expect(
          made.every(({ latest, doneOn, dueOn }) => latest === null && doneOn === null && dueOn === '2025-03-01'),
        ).toBe(true);
      }),
    );
  });

  test('have no owner who has left', () => {
    fc.assert(
      fc.property(anyPlan, (nodes) => {
        const { nodes: made, counts } = copy(nodes, true);
        expect(made.some(({ owner }) => owner !== null && left.has(owner))).toBe(false);
        const ofActions = made.filter(({ level, owner }) => level === 'action' && owner === null).length;
        expect(counts.leavers).toBe(ofActions);
      }),
    );
  });
});

describe('a date some years later', () => {
  test.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2026-07-31', 1, '2027-07-31'],
    ['2026-12-01', 0, '2026-12-01'],
  ])('of %s by %i is %s', (date, years, later) => {
    expect(yearsAfter(date, years)).toBe(later);
  });
});
