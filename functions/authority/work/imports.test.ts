import { beforeAll, describe, expect, test } from 'vitest';
import { aWorkbook } from '#functions/documents/sheet/sheet-fixtures.ts';
import { aPlan, ok } from '#test/builders/plans.ts';
import { aReadyExport, aReadyImport } from '#test/support/planted.ts';
import { aWordUpload } from '#test/support/word-plan.ts';
import { type Answer, type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let other: Authority;
let editor: Api;

beforeAll(async () => {
  [authority, other] = await Promise.all([anAuthority(), anAuthority()]);
  editor = authority.as('editor');
});

const imports = () => `${authority.path}/imports`;
const until = (path: string, state: string): Promise<Answer> =>
  eventually(
    () => editor.get(path),
    ({ body }) => body.state === state,
  );

function upload(bytes: Uint8Array, name: string): FormData {
  const form = new FormData();
  form.set('kind', 'plan');
  form.set('file', new File([new Uint8Array(bytes)], name));
  return form;
}

/** Two actions with a status each: one of the four-point scheme, and one that no scheme has. */
const withStatuses = () =>
  aWorkbook([
    {
      name: 'Plan',
      rows: [
        ['Priority', 'Objective', 'Action', 'Responsible', 'Timescale', 'Status'],
        ['Leadership', 'Heads are supported', 'Hold a meeting', 'LA', 'July 2018', 'Mostly achieved'],
        ['', '', 'Pair new heads', 'LA', 'July 2018', 'Parked'],
      ],
    },
  ]);
type Shown = { title: string; latest: { status: string } | null };

describe('the statuses of a file', () => {
  test('choose the scheme that knows them; what others mean is said, and kept for the next file', async () => {
    const begun = ok(await editor.send('POST', imports(), upload(withStatuses(), 'statuses.xlsx')), 202);
    const path = `${imports()}/${begun.body.id}`;
    const { body } = await until(path, 'ready');
    expect(body.mapping).toMatchObject({ scheme: 'four-point', updatesOn: expect.stringMatching(/^20/) });
    expect(body.statuses.found).toEqual([
      { words: 'Mostly achieved', status: 'mostly' },
      { words: 'Parked', status: null },
    ]);
    const wrong = { ...body.mapping, scheme: 'nothing', statuses: [{ words: 'Parked', status: 'mostly' }] };
    const problems = async (mapping: object) => (await editor.send('PUT', `${path}/mapping`, mapping)).body.errors;
    expect(await problems(wrong)).toMatchObject([{ pointer: '#/scheme' }]);
    const strange = { ...body.mapping, statuses: [{ words: 'Parked', status: 'on-track' }] };
    expect(await problems(strange)).toMatchObject([{ pointer: '#/statuses/0/status' }]);
    const mapping = { ...body.mapping, statuses: [{ words: 'Parked', status: 'not-yet' }] };
    ok(await editor.send('PUT', `${path}/mapping`, mapping), 200);
    await until(path, 'ready');
    ok(await editor.send('POST', `${path}/commit`), 202);
    const { plan } = (await until(path, 'committed')).body;
    const made = ok(await editor.get(`${authority.path}/plans/${plan}`), 200).body;
    expect(made.nodes.flatMap(({ latest }: Shown) => latest?.status ?? []).sort()).toEqual(['mostly', 'not-yet']);
    expect(made.shape.statuses.map(({ key }: { key: string }) => key)).toContain('fully');
    const next = ok(await editor.send('POST', imports(), upload(withStatuses(), 'next.xlsx')), 202);
    const again = await until(`${imports()}/${next.body.id}`, 'ready');
    expect(again.body.statuses.found[1]).toEqual({ words: 'Parked', status: 'not-yet' });
  });
});

describe('POST imports', () => {
  test('is answered at once and then read', async () => {
    const begun = ok(await editor.send('POST', imports(), aWordUpload()), 202);
    expect(begun.headers.get('location')).toBe(`${imports()}/${begun.body.id}`);
    expect(begun.body).toMatchObject({ state: 'queued', file: 'plan.docx', can: { commit: false } });
    const ready = await until(`${imports()}/${begun.body.id}`, 'ready');
    expect(ready.body).toMatchObject({ counts: { priority: 1, objective: 1, action: 1 }, can: { commit: true } });
  });

  test('sent twice with one key is one import', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = ok(await editor.send('POST', imports(), aWordUpload(), key), 202);
    const again = ok(await editor.send('POST', imports(), aWordUpload(), key), 202);
    expect(again.body.id).toBe(first.body.id);
  });

  test('without a file, or of another kind, is refused with each problem', async () => {
    const form = new FormData();
    form.set('kind', 'schools');
    const answer = await editor.send('POST', imports(), form);
    expect(answer.body.errors).toEqual([
      { pointer: '#/kind', detail: 'Choose what the file holds: a plan' },
      { pointer: '#/file', detail: 'Choose a Word document (.docx), an Excel workbook (.xlsx) or a CSV file' },
    ]);
  });

  test('of a file that is too large is refused in words', async () => {
    const answer = await editor.send('POST', imports(), upload(new Uint8Array(4 * 1024 * 1024 + 1), 'large.docx'));
    expect(answer.status).toBe(413);
  });

  test('of an infected file is refused and nothing of it is kept', async () => {
    const marker = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
    const begun = ok(await editor.send('POST', imports(), upload(new TextEncoder().encode(marker), 'bad.docx')), 202);
    const refused = await until(`${imports()}/${begun.body.id}`, 'refused');
    expect(refused.body.problems[0].detail).toMatch(/malware scan/);
    expect(refused.body.rows).toEqual([]);
  });

  test('is for editors', async () => {
    expect((await authority.as('contributor').send('POST', imports(), aWordUpload())).status).toBe(403);
  });

  test('in another authority there is nothing', async () => {
    expect((await other.as('editor').send('POST', imports(), aWordUpload())).status).toBe(404);
  });
});

describe('an import that is ready', () => {
  test('is committed wholly, once, and is then a plan like any other', async () => {
    const path = `${imports()}/${await aReadyImport(authority)}`;
    const committing = await Promise.all([
      editor.send('POST', `${path}/commit`),
      editor.send('POST', `${path}/commit`),
    ]);
    expect(committing.map(({ status }) => status).sort()).toEqual([202, 409]);
    const { body } = await until(path, 'committed');
    const plan = ok(await editor.get(`${authority.path}/plans/${body.plan}`), 200);
    expect(plan.body.nodes.map(({ level }: { level: string }) => level).sort()).toEqual([
      'action',
      'objective',
      'priority',
    ]);
    const action = plan.body.nodes.find(({ level }: { level: string }) => level === 'action');
    const change = { title: 'Other words' };
    const headers = { 'if-match': `"${action.version}"` };
    ok(await editor.send('PATCH', `${authority.path}/plans/${body.plan}/nodes/${action.id}`, change, headers), 200);
    expect((await editor.send('DELETE', path)).status).toBe(409);
  });

  test('that is cancelled leaves no plan, no rows and no file', async () => {
    const path = `${imports()}/${await aReadyImport(authority)}`;
    const cancelled = ok(await editor.send('DELETE', path), 200);
    expect(cancelled.body).toMatchObject({ state: 'cancelled', rows: [], counts: {}, mapping: null });
    expect((await editor.get(path)).body).toMatchObject({ state: 'cancelled', rows: [], plan: null });
    expect((await editor.send('POST', `${path}/commit`)).status).toBe(409);
  });

  test('can be read another way', async () => {
    const path = `${imports()}/${await aReadyImport(authority)}`;
    const { mapping } = ok(await editor.get(path), 200).body;
    ok(await editor.send('PUT', `${path}/mapping`, { ...mapping, title: 'Another title' }), 200);
    expect((await until(path, 'ready')).body.mapping.title).toBe('Another title');
  });

  test('is nothing to another authority', async () => {
    const path = `${imports()}/${await aReadyImport(authority)}`;
    const theirs = path.replace(authority.id, other.id);
    const answers = [
      await other.as('editor').get(path),
      await other.as('editor').send('DELETE', path),
      await other.as('editor').get(theirs),
      await other.as('editor').send('POST', `${theirs}/commit`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});

describe('POST exports', () => {
  const draft = (plan: string, overrides: object = {}) => ({
    kind: 'plan',
    plan,
    format: 'docx',
    asAt: null,
    ...overrides,
  });

  test('writes the plan for a reader, behind a link that is good for this file alone', async () => {
    const { plan } = await aPlan(authority, editor, { plan: { title: 'Plan for the board' } });
    const written = await aReadyExport(authority, plan);
    expect(written.file).toMatch(/Plan-for-the-board-\d{4}-\d\d-\d\d\.docx$/);
    const file = await fetch(written.href);
    expect([file.status, file.headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="${written.file}"`,
    ]);
    const another = await fetch(written.href.replace(/exports\/[0-9A-Z]{26}/, `exports/${'0'.repeat(26)}`));
    expect(another.status).toBe(403);
  });

  test('reads back as it was written', async () => {
    const { plan } = await aPlan(authority, editor);
    const written = await aReadyExport(authority, plan);
    const bytes = new Uint8Array(await (await fetch(written.href)).arrayBuffer());
    const again = ok(await editor.send('POST', imports(), upload(bytes, 'again.docx')), 202);
    const read = await until(`${imports()}/${again.body.id}`, 'ready');
    expect(read.body).toMatchObject({
      counts: { priority: 1, objective: 1, action: 1 },
      mapping: { agreedOn: '2024-01-15' },
    });
  });

  test('of a plan that is not there is nothing here', async () => {
    const answer = await editor.send('POST', `${authority.path}/exports`, draft('01ARZ3NDEKTSV4RRFFQ69G5FAV'));
    expect(answer.status).toBe(404);
  });

  test('of a plan that was removed is nothing here', async () => {
    const made = await aPlan(authority, editor);
    ok(await editor.send('DELETE', made.path, { why: 'Made twice' }, { 'if-match': '"1"' }), 204);
    expect((await editor.send('POST', `${authority.path}/exports`, draft(made.plan))).status).toBe(404);
  });

  test('of another authority’s plan is nothing here', async () => {
    const { plan } = await aPlan(authority, editor);
    expect((await other.as('editor').send('POST', `${other.path}/exports`, draft(plan))).status).toBe(404);
  });

  test('says all that is wrong at once', async () => {
    const answer = await editor.send('POST', `${authority.path}/exports`, draft('x', { format: 'odt', asAt: 'now' }));
    const pointers = answer.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort();
    expect(pointers).toEqual(['#/asAt', '#/format', '#/plan']);
  });
});
