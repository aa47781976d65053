import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fourColumns, sevenColumns } from '#shared/plans/templates.ts';
import { type AnAction, aSource } from '#test/builders/reports.ts';
import { appendix } from './appendix.ts';
import { changesBetween } from './changes.ts';
import type { ReportDocument, ReportTable } from './document.ts';
import { exceptionsOf } from './exceptions.ts';
import { actionsOf, isOverdueIn } from './source.ts';
import { statusCounts } from './summary.ts';
import { bestToWorst, travelBetween, travelOf } from './travel.ts';

const shapes = fc.constantFrom(fourColumns, sevenColumns);
const inShape = shapes.chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    actions: fc.uniqueArray(
      fc.record<AnAction>({
        number: fc.integer({ min: 1, max: 60 }),
        status: fc.option(fc.constantFrom(...shape.statuses.map(({ key }) => key))),
        said: fc.boolean(),
        dueOn: fc.option(fc.constantFrom('2019-06-30', '2020-03-31')),
      }),
      { selector: ({ number }) => number, maxLength: 30 },
    ),
  }),
);
const tablesOf = ({ blocks }: ReportDocument) => blocks.filter((block): block is ReportTable => block.kind === 'table');

describe('every report', () => {
  test('the appendix has each action once, and a cell under every heading of every row', () => {
    fc.assert(
      fc.property(inShape, (given) => {
        const source = aSource(given);
        const tables = tablesOf(appendix(source));
        const nodes = tables.flatMap(({ rows }) => rows.flatMap(({ node }) => (node === null ? [] : [node])));
        const actions = actionsOf(source).map(({ node }) => node.id);
        expect(nodes.filter((node) => actions.includes(node))).toEqual(actions);
        for (const { columns, rows } of tables) {
          expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
          const over = columns.map((_, at) => rows.reduce((sum, { cells }) => sum + (cells[at]?.span ?? 0), 0));
          expect(over.every((sum) => sum === rows.length)).toBe(true);
        }
      }),
    );
  });

  test('the summary counts each action once', () => {
    fc.assert(
      fc.property(inShape, (given) => {
        const counted = statusCounts(aSource(given), null).reduce((sum, { now }) => sum + now, 0);
        expect(counted).toBe(given.actions.length);
      }),
    );
  });

  test('the exceptions are all of concern, overdue or unreported, and leave out no other', () => {
    fc.assert(
      fc.property(inShape, (given) => {
        const source = aSource(given);
        const named = new Set(exceptionsOf(source).flatMap(({ rows }) => rows.map(({ node }) => node.id)));
        for (const row of actionsOf(source)) {
          const status = given.shape.statuses.find(({ key }) => key === row.said?.status);
          const needs = status?.concern === true || row.said === null || isOverdueIn(source, row);
          expect(named.has(row.node.id)).toBe(needs);
        }
      }),
    );
  });

  test('nothing changed between a report and itself', () => {
    fc.assert(
      fc.property(inShape, (given) => {
        const [first] = changesBetween(aSource(given), aSource(given)).blocks;
        expect(first).toEqual({ kind: 'paragraph', words: 'Nothing changed between the two.' });
      }),
    );
  });
});

describe('direction of travel', () => {
  test('what got better the one way got worse the other', () => {
    const turned = { better: 'worse', worse: 'better', closed: 'reopened', reopened: 'closed' } as const;
    const status = fc.constantFrom(...sevenColumns.statuses, null);
    fc.assert(
      fc.property(status, status, (before, now) => {
        const there = travelBetween(sevenColumns, before, now);
        const back = travelBetween(sevenColumns, now, before);
        if (before === null || now === null) return;
        expect(back).toBe(turned[there as keyof typeof turned] ?? there);
      }),
    );
  });

  test('a scheme may be written from either end', () => {
    const turnedRound = { ...sevenColumns, statuses: sevenColumns.statuses.toReversed() };
    expect(bestToWorst(turnedRound)).toEqual(bestToWorst(sevenColumns));
    expect(bestToWorst(sevenColumns).at(-1)?.key).toBe('off-track');
  });

  test('every action of either report goes one way, and one alone', () => {
    fc.assert(
      fc.property(inShape, inShape, (now, before) => {
        const went = travelOf(aSource(now), aSource(before));
        const numbers = [...now.actions, ...before.actions].map(({ number }) => number);
        expect(went).toHaveLength(new Set(numbers).size);
      }),
    );
  });
});
