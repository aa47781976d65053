import { beforeEach, describe, expect, test } from 'vitest';
import { sevenColumns } from '#shared/plans/templates.ts';
import type { Column } from '#shared/vocabulary.ts';
import { version } from '#test/builders/cycles.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Api, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let plan: MadePlan;

const fields = { monitoring: 'Governors each term', success: '+5% by 2019' };
const { columns: had } = sevenColumns;

beforeEach(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  plan = await aPlan(authority, editor, { action: { fields } });
});

const shown = async (query = '') => ok(await editor.get(`${plan.path}${query}`), 200).body;
const columnsOf = async (query = ''): Promise<Column[]> => (await shown(query)).shape.columns;
const printed = async (query = '') =>
  (await columnsOf(query)).flatMap(({ heading, retired }) => (retired ? [] : [heading]));
const columnIn = async (key: string) => (await columnsOf()).find((column) => column.key === key);
const change = (columns: object[], read = 1, more: object = {}) =>
  editor.send('PUT', `${plan.path}/columns`, { columns, ...more }, version(read));
const changed = (key: string, fieldsOf: object) =>
  had.map((column) => (column.key === key ? { ...column, ...fieldsOf } : column));
const without = (key: string) => had.filter((column) => column.key !== key);
const risk = { key: 'risk', heading: 'Risk', level: 'action', shows: 'field' };

describe('PUT columns of a plan', () => {
  test('adds, renames and puts in another order, in this plan alone', async () => {
    const [first, ...rest] = changed('success', { heading: 'How we will know' });
    ok(await change([risk, ...rest, first ?? risk]), 200);
    expect(await printed()).toEqual([
      ...['Risk', 'Action', 'Responsible', 'Timescale and resources', 'How we will know', 'Monitoring', 'Evaluation'],
      'Objective',
    ]);
    expect(await printed('?asAt=2024-03-01')).toEqual(had.map(({ heading }) => heading));
    const other = await aPlan(authority, editor);
    expect(ok(await editor.get(other.path), 200).body.shape.columns).toEqual(had);
  });

  test('hides a column though nothing is in it, and shows it again as it was', async () => {
    const hidden = changed('evaluation', { retired: true });
    ok(await change(hidden), 200);
    expect(await printed()).not.toContain('Evaluation');
    ok(await change([risk, ...hidden], 2), 200);
    expect(await columnIn('evaluation')).toMatchObject({ hidden: true, answers: 'evaluatedBy' });
    ok(await change(had, 3), 200);
    expect(await columnIn('evaluation')).toEqual(had.find(({ key }) => key === 'evaluation'));
  });

  test('loses no word of a column that is hidden', async () => {
    ok(await change(changed('monitoring', { retired: true })), 200);
    expect(await printed()).not.toContain('Monitoring');
    expect((await shown()).nodes.find(({ id }: { id: string }) => id === plan.action)).toMatchObject({ fields });
  });

  test('that would take away a column in use says what would be lost, and keeps it', async () => {
    const answer = await change(without('success'));
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [
        {
          pointer: '#/leaving/columns',
          detail: expect.stringMatching(/^“Success criteria” has words in 1 row, such as “\+5% by 2019”/),
        },
      ],
    ]);
    ok(await change(without('success'), 1, { leaving: ['success'] }), 200);
    expect(await columnIn('success')).toMatchObject({ retired: true });
  });

  test('says all that does not hold together at once', async () => {
    const untitled = changed('evaluation', { level: 'step' }).filter(({ level }) => level !== 'objective');
    const { status, body } = await change([...untitled, { ...risk, level: 'priority' }], 1, {
      effectiveOn: '2999-01-01',
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      ...['#/effectiveOn', '#/columns/5/level', '#/columns', '#/columns'],
    ]);
  });

  test('is undone in one step', async () => {
    const { entry } = ok(await change([...without('monitoring'), risk], 1, { leaving: ['monitoring'] }), 200).body;
    ok(await editor.send('POST', `${plan.path}/entries/${entry}/undo`), 200);
    expect(await columnsOf()).toEqual(had);
  });
});
