import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Node } from '../plans/schema.ts';
import { sevenColumns } from '../plans/templates.ts';
import { compareRows } from './compare-rows.ts';
import type { Found, FoundRow } from './schema.ts';

const levels = sevenColumns.levels.map(({ key }) => key);
const titles = fc.constantFrom(
  'Support families',
  'Support  families',
  'Support families too',
  'Hold courses',
  '1.1 Visit nurseries',
);
const words = fc.constantFrom('', 'Head of SEND', 'Termly\nand in July', '  ');

/** Rows of a file in its order, and the plan that they made when they came in. */
const files = fc.array(fc.tuple(fc.nat(2), titles, words), { minLength: 1, maxLength: 12 }).map((given) => {
  const last: (string | null)[] = [null, null, null];
  return given.map(([depth, title, responsible], index): FoundRow => {
    const id = `01JDA6K4N8QXW2T3V5Y7Z9B1${String(index).padStart(2, '0')}`;
    const parent = depth === 0 ? null : (last[depth - 1] ?? null);
    last[depth] = id;
    const fields = depth === 2 ? { responsible } : {};
    const at = { table: 1, row: index + 1, column: depth + 1 };
    return {
      id,
      parent,
      level: levels[depth] ?? 'action',
      title,
      fields,
      dueOn: null,
      update: null,
      at,
      state: 'new',
      reason: null,
    };
  });
});

const nodeOf = ({ id, parent, level, title, fields, at }: FoundRow, index: number): Node =>
  Node.parse({
    ...{ id, parent, level, title, fields, order: `a${index}`, owner: null, dueOn: null, since: '2024-01-15' },
    ...{ createdAt: '2024-01-15T09:00:00.000Z', latest: null, removed: null, version: 1 },
    asFound: { file: 'plan.xlsx', at, words: { [level]: title, ...fields } },
  });

const columns = sevenColumns.columns.map(({ heading, key }) => ({ heading, column: key }));
const mapping = { shape: 'seven-columns', title: 'Plan', agreedOn: '2024-01-15', updatesOn: null, columns };
const fileOf = (rows: FoundRow[]): Found => ({
  ...{ mapping, counts: {}, problems: [], tables: [] },
  rows: rows.map((row) => ({ ...row, id: `again-${row.id}`, parent: row.parent && `again-${row.parent}` })),
});

describe('compareRows', () => {
  test('the file that a plan came from changes nothing in it, however often it is compared', () => {
    fc.assert(
      fc.property(files, (rows) => {
        const plan = { shape: sevenColumns, nodes: rows.map(nodeOf), milestones: [], names: new Map() };
        const once = compareRows(fileOf(rows), plan, []);
        expect(once.rows.map(({ state, take, standing }) => [state, take, standing?.node, standing?.changes])).toEqual(
          rows.map((row) => ['same', false, row.id, []]),
        );
        expect(once.missing).toEqual([]);
        expect(compareRows(once, plan, [])).toEqual(once);
      }),
    );
  });

  test('no row of the plan is two rows of the file, and each is in the file or missing from it', () => {
    fc.assert(
      fc.property(files, files, (left, right) => {
        const compared = compareRows(
          fileOf(left),
          { shape: sevenColumns, nodes: right.map(nodeOf), milestones: [], names: new Map() },
          [],
        );
        const matched = compared.rows.flatMap((row) => (row.standing ? [row.standing.node as string] : []));
        const missing = (compared.missing ?? []).map((row) => row.node as string);
        expect([...matched, ...missing].sort()).toEqual(right.map((row) => row.id).sort());
      }),
    );
  });
});
