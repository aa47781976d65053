import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { aWorkbook } from '#functions/documents/sheet/sheet-fixtures.ts';
import { compareSiblings } from '#shared/plans/rules.ts';
import type { FoundRow } from '#shared/work/schema.ts';
import { ok } from '#test/builders/plans.ts';
import { type Answer, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;

beforeAll(async () => {
  authority = await anAuthority();
});

const upload = (bytes: Uint8Array, name = 'plan.docx', headers: Record<string, string> = {}) => {
  const form = new FormData();
  form.set('kind', 'plan');
  form.set('file', new File([new Uint8Array(bytes)], name));
  return authority.as('editor').send('POST', `${authority.path}/imports`, form, headers);
};

const settled = (path: string): Promise<Answer> =>
  eventually(
    () => authority.as('editor').get(path),
    ({ body }) => !['queued', 'running', 'committing'].includes(body.state),
  );

/** A plan as a council keeps it in a sheet; its last row is hidden in the workbook. */
const aSheetPlan = [
  ['Ref', 'Priority', 'Objective', 'Action', 'Lead officer', 'By when'],
  ['1.1', 'Leadership', 'Heads are supported', 'Hold a network meeting', 'Head of School Improvement', 'July 2018'],
  ['1.2', '', '', 'Pair each new head', 'PTSA; LA', 'Termly'],
  ['1.3', '', '', 'An action of last year', '', ''],
];
const asCsv = (rows: string[][]) => new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n'));

const documents = '../shared/data/plans';
const real = [
  { file: 'plymouth-2018.docx', counts: { priority: 5, objective: 18, action: 24 } },
  { file: 'peterborough-2019-update.docx', counts: { outcome: 12, action: 12, update: 12 } },
].filter(({ file }) => existsSync(`${documents}/${file}`));

/** A row’s words and place in the tree, without what differs from one reading to the next. */
const wordsIn = ({ level, title, fields, update, dueOn }: FoundRow) => ({ level, title, fields, update, dueOn });

describe('POST imports', () => {
  test.for(real)('$file becomes a plan', async ({ file, counts }) => {
    const begun = ok(await upload(readFileSync(`${documents}/${file}`), file), 202);
    const path = begun.headers.get('location') ?? '';
    const ready = await settled(path);
    expect(ready.body).toMatchObject({ state: 'ready', counts });
    ok(await authority.as('editor').send('POST', `${path}/commit`), 202);
    const done = await settled(path);
    expect(done.body).toMatchObject({ state: 'committed', problems: [] });
    const plan = ok(await authority.as('reader').get(`${authority.path}/plans/${done.body.plan}`), 200);
    expect(plan.body.nodes).toHaveLength(
      Object.values(counts)
        .slice(0, counts.update ? 2 : 3)
        .reduce((a, b) => a + b, 0),
    );
    const begunExport = ok(
      await authority
        .as('reader')
        .send('POST', `${authority.path}/exports`, { kind: 'plan', plan: done.body.plan, format: 'docx', asAt: null }),
      202,
    );
    const exported = await settled(begunExport.headers.get('location') ?? '');
    expect(exported.body.state).toBe('ready');
    const file2 = await fetch(exported.body.href);
    expect(file2.status).toBe(200);
    const bytes = new Uint8Array(await file2.arrayBuffer());
    const again = await settled(ok(await upload(bytes, 'again.docx'), 202).headers.get('location') ?? '');
    expect(again.body).toMatchObject({ state: 'ready', counts });
    expect(again.body.rows.map(wordsIn)).toEqual(ready.body.rows.map(wordsIn));
    expect(again.body.mapping).toMatchObject({
      title: ready.body.mapping.title,
      agreedOn: ready.body.mapping.agreedOn,
      updatesOn: ready.body.mapping.updatesOn,
    });
  });

  test.for([
    { name: 'plan.xlsx', bytes: aWorkbook([{ name: 'Plan', rows: aSheetPlan, hiddenRows: [4] }]), sheets: ['Plan'] },
    { name: 'plan.csv', bytes: asCsv(aSheetPlan.slice(0, 3)), sheets: [''] },
  ])('$name becomes a plan, its own words kept', async ({ name, bytes, sheets }) => {
    const path = ok(await upload(bytes, name), 202).headers.get('location') ?? '';
    const ready = await settled(path);
    const counts = { priority: 1, objective: 1, action: 2 };
    expect(ready.body).toMatchObject({ state: 'ready', counts, sheets, hidden: name === 'plan.xlsx' });
    ok(await authority.as('editor').send('POST', `${path}/commit`), 202);
    const done = await settled(path);
    const plan = ok(await authority.as('reader').get(`${authority.path}/plans/${done.body.plan}`), 200);
    // Rows come by their ids, which say nothing of their order.
    const actions = plan.body.nodes.filter((node: { level: string }) => node.level === 'action');
    const [first] = actions.toSorted(compareSiblings);
    expect(first).toMatchObject({ dueOn: '2018-07-31', asFound: { file: name, words: { 'other-ref': '1.1' } } });
  });

  test('columns that were corrected are read so in the next file with the same headings', async () => {
    const rows = [
      ['Priority', 'Objective', 'Action', 'Gaffer'],
      ['P', 'O', 'A', 'Head of SEND'],
    ];
    const path = ok(await upload(asCsv(rows), 'first.csv'), 202).headers.get('location') ?? '';
    const { mapping } = (await settled(path)).body;
    const columns = mapping.columns.map((choice: { heading: string }) =>
      choice.heading === 'Gaffer' ? { ...choice, column: 'responsible' } : choice,
    );
    ok(await authority.as('editor').send('PUT', `${path}/mapping`, { ...mapping, columns }), 200);
    await settled(path);
    ok(await authority.as('editor').send('POST', `${path}/commit`), 202);
    expect((await settled(path)).body.state).toBe('committed');
    const next = ok(
      await upload(
        asCsv([
          ['Objective', 'Gaffer', 'Priority', 'Action'],
          ['O', 'LA', 'P', 'B'],
        ]),
        'next.csv',
      ),
      202,
    );
    const ready = await settled(next.headers.get('location') ?? '');
    expect(ready.body.rememberedFrom).toBe('first.csv');
    expect(ready.body.rows.at(-1)).toMatchObject({ title: 'B', fields: { responsible: 'LA' } });
  });

  test('a file that is no Word document is refused in words and nothing is kept', async () => {
    const begun = ok(await upload(new TextEncoder().encode('%PDF-1.7 hello'), 'plan.pdf'), 202);
    const refused = await settled(begun.headers.get('location') ?? '');
    expect(refused.body.state).toBe('refused');
    expect(refused.body.problems[0].detail).toMatch(/PDF/);
  });
});
