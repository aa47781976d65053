import { beforeEach, describe, expect, test } from 'vitest';
import { aCriterionDraft, anEvaluationDraft } from '#test/builders/criteria.ts';
import { anIndicatorDraft, aReading, someReadings } from '#test/builders/dashboards.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let owner: Api;
let plan: MadePlan;
let row: string;

const measure = { indicator: 'reading', test: 'at-least', target: '65', from: null, area: null, by: '2025' };

beforeEach(async () => {
  authority = await anAuthority();
  [editor, owner] = [authority.as('editor'), authority.as('contributor')];
  plan = await aPlan(authority, editor, { action: { owner: owner.person } });
  row = `${plan.path}/nodes/${plan.action}`;
});

const add = async (draft: object = {}) =>
  ok(await editor.send('POST', `${row}/criteria`, aCriterionDraft({ effectiveOn: '2024-02-01', ...draft })), 201).body;
const at = (version: number) => ({ 'if-match': `"${version}"` });
const seen = async (id: string, path = row): Promise<Answer['body']> =>
  ok(await editor.get(path), 200).body.criteria.find((one: { id: string }) => one.id === id);
const pointers = (answer: Answer) => answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);

async function anIndicator(): Promise<(period: string, published: string) => Promise<unknown>> {
  const path = `${authority.path}/indicators`;
  ok(await editor.send('POST', path, anIndicatorDraft()), 201);
  return async (period, published) => {
    const draft = someReadings({ items: [aReading('authority', period, published)] });
    return ok(await editor.send('POST', `${path}/reading/readings`, draft), 201);
  };
}

describe('a criterion that is measured', () => {
  test('is judged when a reading lands, by nobody, and the action says so', async () => {
    const lands = await anIndicator();
    const { criterion } = await add({ words: 'Reading at 65% by 2025', measure });
    await lands('2024', '58');
    const waiting = await eventually(
      () => editor.get(row),
      ({ body }) => body.criteria[0]?.latest?.verdict === 'not-yet' && body.criteria[0].latest.figure !== null,
    );
    expect(waiting.body.criteria[0].latest.words).toContain('it was 58% in 2024');
    await lands('2025', '66');
    const { body } = await eventually(
      () => editor.get(row),
      (answer) => answer.body.criteria[0]?.latest?.verdict === 'met',
    );
    expect(body.criteria[0].latest).toMatchObject({ by: null, figure: { period: '2025', value: '66' } });
    expect(body.entries[0]).toMatchObject({ verb: 'criterion.measured', by: null, effectiveOn: '2025-12-11' });
    expect((await seen(criterion.id, plan.path)).latest.verdict).toBe('met');
  });

  test('is judged by figures there already, and anew when it is bound to another target', async () => {
    const lands = await anIndicator();
    await lands('2025', '61');
    const { criterion } = await add({ measure });
    await eventually(
      () => editor.get(row),
      ({ body }) => body.criteria[0]?.latest?.verdict === 'not-met',
    );
    const now = await seen(criterion.id);
    const path = `${row}/criteria/${criterion.id}`;
    ok(await editor.send('PATCH', path, { measure: { ...measure, target: '60' } }, at(now.version)), 200);
    await eventually(
      () => editor.get(row),
      ({ body }) => body.criteria[0]?.latest?.verdict === 'met',
    );
  });

  test('is nobody’s opinion', async () => {
    await anIndicator();
    const { criterion } = await add({ measure });
    const latest = await eventually(
      () => editor.get(row),
      ({ body }) => body.criteria[0]?.latest !== null,
    );
    const path = `${row}/criteria/${criterion.id}/evaluations`;
    const answer = await editor.send('POST', path, anEvaluationDraft(), at(latest.body.criteria[0].version));
    expect([answer.status, answer.body.detail]).toEqual([
      409,
      'Published figures decide on this criterion, and nobody’s opinion.',
    ]);
  });

  test('hangs on an indicator that is there, and says what its test needs', async () => {
    const post = (draft: object) => editor.send('POST', `${row}/criteria`, aCriterionDraft(draft));
    expect(pointers(await post({ measure }))).toEqual(['#/measure/indicator']);
    expect(pointers(await post({ measure: { ...measure, test: 'up-by' } }))).toEqual(['#/measure/from']);
  });
});

describe('a criterion in words', () => {
  const judge = (api: Api, id: string, body: object = {}, version = 1) =>
    api.send('POST', `${row}/criteria/${id}/evaluations`, anEvaluationDraft(body), at(version));

  test('is judged by someone other than the owner', async () => {
    const { criterion } = await add();
    expect((await judge(owner, criterion.id)).status).toBe(403);
    const { body } = ok(await judge(editor, criterion.id), 201);
    expect(body.criterion.latest).toMatchObject({ verdict: 'partly', by: editor.person, onBehalfOf: null });
  });

  test('is judged by those named, or by an editor who says for whom', async () => {
    const board = { kind: 'role', name: 'Strategic board' };
    ok(await editor.send('PATCH', row, { evaluatedBy: [board] }, at(1)), 200);
    const { criterion } = await add();
    expect(pointers(await judge(editor, criterion.id))).toEqual(['#/onBehalfOf']);
    ok(await judge(editor, criterion.id, { onBehalfOf: board, verdict: 'met' }), 201);
    expect((await seen(criterion.id)).latest).toMatchObject({ verdict: 'met', onBehalfOf: board });
  });

  test('keeps what was judged before, and can be undone', async () => {
    const { criterion } = await add();
    ok(await judge(editor, criterion.id), 201);
    const { body } = ok(await judge(editor, criterion.id, { verdict: 'met' }, 2), 201);
    ok(await editor.send('POST', `${plan.path}/entries/${body.entry}/undo`), 200);
    expect((await seen(criterion.id)).latest.verdict).toBe('partly');
    const { entries } = (await editor.get(row)).body;
    expect(entries.map(({ verb }: { verb: string }) => verb).slice(0, 3)).toEqual([
      ...['change.undone', 'criterion.evaluated', 'criterion.evaluated'],
    ]);
  });

  test('stands as it did on an earlier date', async () => {
    const { criterion } = await add({ effectiveOn: '2024-02-01' });
    ok(await judge(editor, criterion.id), 201);
    expect(await seen(criterion.id, `${plan.path}?asAt=2024-01-20`)).toBeUndefined();
    expect((await seen(criterion.id, `${plan.path}?asAt=2024-03-01`)).latest).toBeNull();
    const then = await seen(criterion.id, `${plan.path}?asAt=2024-06-01`);
    expect(then).toMatchObject({ latest: { verdict: 'partly' }, can: { change: false, evaluate: false } });
  });

  test('of two who change it at once, one wins and the other is shown what stands', async () => {
    const { criterion } = await add();
    const change = (words: string) => editor.send('PATCH', `${row}/criteria/${criterion.id}`, { words }, at(1));
    const answers = await Promise.all([change('One'), change('Other')]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(lost?.body.current).toMatchObject({ words: won?.body.criterion.words });
  });

  test('is removed with a reason, and is there before', async () => {
    const { criterion } = await add({ effectiveOn: '2024-02-01' });
    ok(await editor.send('DELETE', `${row}/criteria/${criterion.id}`, { why: 'Said twice' }, at(1)), 200);
    expect(await seen(criterion.id)).toBeUndefined();
    expect((await seen(criterion.id, `${plan.path}?asAt=2024-03-01`)).words).toBe(criterion.words);
  });

  test('sent twice is added once', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const post = () => editor.send('POST', `${row}/criteria`, aCriterionDraft(), headers);
    const [first, second] = [ok(await post(), 201), ok(await post(), 201)];
    expect(second.body.criterion.id).toBe(first.body.criterion.id);
    expect((await editor.get(row)).body.criteria).toHaveLength(1);
  });
});
