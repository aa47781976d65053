import fc from 'fast-check';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { describe, expect, test } from 'vitest';
import { anyDate, anyUlid, ulidAt } from '#test/arbitraries/ids.ts';
import { anyUpdate } from '#test/arbitraries/updates.ts';
import { CycleId } from '../ids.ts';
import { planHealth } from './health.ts';
import { actionLevel, compareSiblings, isOpen, laterUpdate } from './rules.ts';
import { Node } from './schema.ts';
import { shippedShapes } from './templates.ts';

const anyShape = fc.constantFrom(...shippedShapes);
const levels = shippedShapes.flatMap((shape) => shape.levels.map((level) => level.key));
const anyNode = fc
  .record({
    id: anyUlid,
    level: fc.constantFrom(...levels),
    parent: fc.option(anyUlid, { nil: null }),
    owner: fc.option(anyUlid, { nil: null }),
    dueOn: fc.option(anyDate, { nil: null }),
    latest: fc.option(anyUpdate, { nil: null }),
    removed: fc.constantFrom(null, null, { on: '2024-01-01', why: 'Made twice' }),
  })
  .map((node) =>
    Node.parse({
      ...{ ...node, title: 'A row', fields: {}, order: 'a0', since: '2024-01-01', asFound: null, version: 1 },
      createdAt: '2024-01-01T09:00:00.000Z',
    }),
  );
const anyCycle = fc.record({
  ...{ id: anyUlid.map((id) => CycleId.parse(id)), name: fc.constant('Autumn'), openedOn: anyDate, dueOn: anyDate },
  locked: fc.option(
    anyDate.map((on) => ({ on, at: `${on}T16:00:00.000Z` })),
    { nil: null },
  ),
});
const anySeen = fc.record({ criteria: fc.constant([]), today: anyDate, present: fc.option(anyCycle, { nil: null }) });
const anyNodes = fc.uniqueArray(anyNode, { maxLength: 20, selector: (node) => node.id });

describe('which of two updates is the later', () => {
  test('does not hang on which is asked about first', () => {
    fc.assert(
      fc.property(anyUpdate, anyUpdate, (a, b) => {
        fc.pre(a.id !== b.id);
        expect(laterUpdate(a, b)).toBe(laterUpdate(b, a));
      }),
    );
  });

  test('nor on how three of them are paired', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyUpdate, { minLength: 3, maxLength: 3, selector: ({ id }) => id }), (updates) => {
        const [a = null, b = null, c = null] = updates;
        expect(laterUpdate(laterUpdate(a, b), c)).toBe(laterUpdate(a, laterUpdate(b, c)));
      }),
    );
  });

  test('is itself beside itself, and anything beside nothing', () => {
    fc.assert(
      fc.property(anyUpdate, (update) => {
        expect([laterUpdate(update, update), laterUpdate(null, update), laterUpdate(update, null)]).toEqual(
          Array.from({ length: 3 }, () => update),
        );
      }),
    );
  });
});

describe('a plan’s health', () => {
  test('counts each action by its status, or as without one, or as without an update', () => {
    fc.assert(
      fc.property(anyShape, anyNodes, anySeen, (shape, nodes, seen) => {
        const { actions, byStatus, notThisCycle, noUpdate, noStatus } = planHealth(shape, nodes, seen);
        const withStatus = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
        expect(withStatus + notThisCycle + noUpdate + noStatus).toBe(actions);
      }),
    );
  });

  test('finds fault with no more actions than are open', () => {
    fc.assert(
      fc.property(anyShape, anyNodes, anySeen, (shape, nodes, seen) => {
        const health = planHealth(shape, nodes, seen);
        const open = nodes.filter((node) => node.level === actionLevel(shape) && isOpen(shape, node)).length;
        expect(Math.max(health.noOwner, health.overdue, health.stale)).toBeLessThanOrEqual(open);
      }),
    );
  });

  test('does not hang on the order of the rows', () => {
    fc.assert(
      fc.property(anyShape, anyNodes, anySeen, (shape, nodes, seen) => {
        expect(planHealth(shape, nodes.toReversed(), seen)).toEqual(planHealth(shape, nodes, seen));
      }),
    );
  });
});

describe('the order of siblings', () => {
  const placed = (orders: string[]) => orders.map((order, place) => ({ id: ulidAt(place) as Node['id'], order }));

  test('a row that is dragged between two stands between them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), (count, pick) => {
        const siblings = placed(generateNKeysBetween(null, null, count));
        const place = pick % (count - 1);
        const [left, right] = siblings.slice(place, place + 2);
        const dragged = {
          id: ulidAt(99) as Node['id'],
          order: generateKeyBetween(left?.order ?? null, right?.order ?? null),
        };
        const sorted = [...siblings, dragged].sort(compareSiblings).map(({ id }) => id);
        expect(sorted.slice(place, place + 3)).toEqual([left?.id, dragged.id, right?.id]);
      }),
    );
  });

  test('holds however often rows are dragged to one place', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (drags) => {
        const orders = generateNKeysBetween(null, null, 2);
        for (const up of drags) {
          const at = up ? 1 : orders.length - 1;
          orders.splice(at, 0, generateKeyBetween(orders[at - 1] ?? null, orders[at] ?? null));
        }
        expect(
          placed(orders)
            .sort(compareSiblings)
            .map(({ order }) => order),
        ).toEqual(orders);
        expect(orders.every((order) => /^[0-9A-Za-z]{1,60}$/.test(order))).toBe(true);
      }),
    );
  });

  test('never wavers: equal places are told apart by the id', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const sorted = nodes.toSorted(compareSiblings).map(({ id }) => id);
        expect(
          nodes
            .toReversed()
            .sort(compareSiblings)
            .map(({ id }) => id),
        ).toEqual(sorted);
      }),
    );
  });
});
