import { describe, expect, test } from 'vitest';
import { Node } from '../plans/schema.ts';
import { sevenColumns } from '../plans/templates.ts';
import { compareRows } from './compare-rows.ts';
import type { Found, FoundRow, RowDecision } from './schema.ts';

const id = (end: string) => `01JDA6K4N8QXW2T3V5Y7Z9B1${end}`;
const at = { table: 1, row: 2, column: 1 };

const aRow = (overrides: Partial<FoundRow>): FoundRow => ({
  ...{ id: 'x', parent: null, level: 'action', title: 'Hold courses', fields: {}, dueOn: null, update: null, at },
  ...{ state: 'new', reason: null, ...overrides },
});
const aNode = (overrides: object): Node =>
  Node.parse({
    ...{
      id: id('AA'),
      level: 'action',
      title: 'Hold courses',
      fields: {},
      order: 'a0',
      parent: null,
      owner: null,
      dueOn: null,
    },
    ...{
      since: '2024-01-15',
      createdAt: '2024-01-15T09:00:00.000Z',
      latest: null,
      removed: null,
      asFound: null,
      version: 3,
    },
    ...overrides,
  });
const came = (words: Record<string, string>) => ({
  file: 'plan.docx',
  at,
  words: { action: 'Hold courses', ...words },
});

function compare(rows: FoundRow[], nodes: Node[], decisions: RowDecision[] = []): Found {
  const columns = sevenColumns.columns.map(({ heading, key }) => ({ heading, column: key }));
  const mapping = { shape: 'seven-columns', title: 'Plan', agreedOn: '2024-01-15', updatesOn: null, columns };
  return compareRows(
    { mapping, rows, counts: {}, problems: [], tables: [] },
    { shape: sevenColumns, nodes, milestones: [], names: new Map() },
    decisions,
  );
}

describe('a row of the file beside that of the plan', () => {
  test('is the same, whatever the spaces, and nothing is taken', () => {
    const node = aNode({ fields: { success: 'More  courses' }, asFound: came({ success: 'More  courses' }) });
    const [row] = compare([aRow({ fields: { success: 'More courses' } })], [node]).rows;
    expect(row).toMatchObject({ state: 'same', take: false, standing: { node: node.id, version: 3, changes: [] } });
  });

  test('is changed where the file has other words, and taken unless an officer says otherwise', () => {
    const node = aNode({ fields: { success: 'More' }, asFound: came({ success: 'More' }) });
    const found = [aRow({ fields: { success: 'Many more' } })];
    const change = {
      column: 'success',
      heading: 'Success criteria',
      before: 'More',
      after: 'Many more',
      whose: 'file',
    };
    expect(compare(found, [node]).rows[0]).toMatchObject({
      state: 'changed',
      take: true,
      standing: { changes: [change] },
    });
    expect(compare(found, [node], [{ row: 'x', take: false }]).rows[0]).toMatchObject({
      state: 'changed',
      take: false,
    });
  });

  test('is the same where it was changed here and the file has the words of then', () => {
    const node = aNode({ fields: { success: 'Better' }, asFound: came({ success: 'More' }) });
    const [row] = compare([aRow({ fields: { success: 'More' } })], [node]).rows;
    expect(row).toMatchObject({ state: 'same', take: false, standing: { changes: [{ whose: 'here' }] } });
    expect(row?.reason).toContain('changed here');
  });

  test('is doubtful where both changed it, and ours stays until somebody decides', () => {
    const node = aNode({ fields: { success: 'Better' }, asFound: came({ success: 'More' }) });
    const [row] = compare([aRow({ fields: { success: 'Many more' } })], [node]).rows;
    expect(row).toMatchObject({ state: 'doubtful', take: false, standing: { changes: [{ whose: 'both' }] } });
  });

  test('an update that says something else is a change; a blank one says nothing', () => {
    const latest = {
      id: id('AB'),
      status: 'on-track',
      delivered: 'Begun',
      next: '',
      effectiveOn: '2024-06-01',
      recordedAt: '2024-06-01T09:00:00.000Z',
      by: id('AC'),
    };
    const node = aNode({ latest, asFound: came({ delivered: 'Begun' }) });
    const told = compare([aRow({ update: { delivered: 'Half done', next: '', status: null } })], [node]).rows[0];
    expect(told?.standing?.changes).toEqual([
      expect.objectContaining({ column: 'delivered', before: 'Begun', after: 'Half done' }),
    ]);
    expect(compare([aRow({ update: null })], [node]).rows[0]?.state).toBe('same');
  });

  test('compared again, it is as it was read: an earlier doubt leaves nothing behind', () => {
    const node = aNode({ title: 'Hold some courses now and then', asFound: null });
    const first = compare([aRow({ title: 'Hold some courses each term and then' })], [node]);
    expect(first.rows[0]).toMatchObject({ state: 'doubtful', standing: { node: node.id } });
    const apart = compare(first.rows, [node], [{ row: 'x', take: true, match: null }]);
    expect(apart.rows[0]).toMatchObject({ state: 'new', reason: null, take: true, standing: null });
    expect(apart.missing).toMatchObject([{ node: node.id, remove: false }]);
  });
});

describe('rows on one side only', () => {
  test('a row that was removed here is not brought back by the file that still has it', () => {
    const node = aNode({ removed: { on: '2024-06-01', why: 'Done' }, asFound: came({}) });
    expect(compare([aRow({})], [node]).rows[0]).toMatchObject({ state: 'same', take: false, standing: null });
  });

  test('a row that the file has not stays, unless its removal is chosen, and never without those under it', () => {
    const upper = aNode({ id: id('AD'), level: 'objective', title: 'Families' });
    const lower = aNode({ id: id('AE'), parent: upper.id, title: 'Visit' });
    const both = [
      { row: upper.id, take: true },
      { row: lower.id, take: true },
    ];
    const removed = (decisions: RowDecision[]) =>
      compare([], [upper, lower], decisions).missing?.map((row) => row.remove);
    expect(removed([])).toEqual([false, false]);
    expect(removed(both.slice(0, 1))).toEqual([false, false]);
    expect(removed(both)).toEqual([true, true]);
  });

  test('what stands under a new row that is not taken is not taken either', () => {
    const rows = [aRow({ id: 'o', level: 'objective', title: 'New' }), aRow({ id: 'a', parent: 'o' })];
    expect(compare(rows, [], [{ row: 'o', take: false }]).rows.map((row) => row.take)).toEqual([false, false]);
  });
});
