import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { aWorkbook } from '#functions/documents/sheet/sheet-fixtures.ts';
import type { FoundRow } from '#shared/work/schema.ts';
import { aNodeDraft, anUpdateDraft, aPlan, aPlanDraft, ok } from '#test/builders/plans.ts';
import { type Answer, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;

beforeAll(async () => {
  authority = await anAuthority();
});

const headings = ['Priority', 'Objective', 'Action', 'Lead officer', 'By when', 'Progress'];
const heads = [
  'Leadership',
  'Heads are supported',
  'Hold a network meeting',
  'Head of School Improvement',
  'July 2018',
  '',
];
const pairs = ['', '', 'Pair each new head', 'PTSA; LA', 'Termly', ''];
const governors = ['', 'Governors are trained', 'Run a course', 'LA', 'June 2019', ''];
const book = (...rows: string[][]) => aWorkbook([{ name: 'Plan', rows: [headings, ...rows] }]);

const settled = (path: string): Promise<Answer> =>
  eventually(
    () => authority.as('editor').get(path),
    ({ body }) => !['queued', 'running', 'committing'].includes(body.state),
  );

async function upload(bytes: Uint8Array, into?: string): Promise<Answer> {
  const form = new FormData();
  form.set('kind', 'plan');
  form.set('file', new File([new Uint8Array(bytes)], 'plan.xlsx'));
  if (into !== undefined) form.set('into', into);
  return authority.as('editor').send('POST', `${authority.path}/imports`, form);
}

async function ready(bytes: Uint8Array, into?: string): Promise<{ path: string; body: Answer['body'] }> {
  const path = ok(await upload(bytes, into), 202).headers.get('location') ?? '';
  return { path, body: (await settled(path)).body };
}

async function committed(path: string): Promise<Answer['body']> {
  ok(await authority.as('editor').send('POST', `${path}/commit`), 202);
  return (await settled(path)).body;
}

/** A plan that came in from a workbook of two objectives and three actions. */
async function broughtIn(): Promise<{ id: string; path: string }> {
  const { path } = await ready(book(heads, pairs, governors));
  const id = (await committed(path)).plan;
  return { id, path: `${authority.path}/plans/${id}` };
}

const nodesOf = async (plan: { path: string }) => ok(await authority.as('editor').get(plan.path), 200).body.nodes;
const named = async (plan: { path: string }, title: string) =>
  (await nodesOf(plan)).find((node: { title: string }) => node.title === title);
const states = (rows: FoundRow[]) => rows.map((row) => [row.title, row.state]);
const decide = (path: string, rows: object[]) => authority.as('editor').send('PUT', `${path}/decisions`, { rows });

async function exported(plan: string, format: string): Promise<Uint8Array> {
  const draft = { kind: 'plan', plan, format, asAt: null };
  const begun = ok(await authority.as('reader').send('POST', `${authority.path}/exports`, draft), 202);
  const work = await settled(begun.headers.get('location') ?? '');
  return new Uint8Array(await (await fetch(work.body.href)).arrayBuffer());
}

/** Two actions in four columns, which have no place for an owner or a date; both are owned, and one is due. */
async function inFourColumns(): Promise<{ id: string; path: string }> {
  const editor = authority.as('editor');
  const draft = aPlanDraft({ title: 'In four columns', shape: 'four-columns' });
  const { id } = ok(await editor.send('POST', `${authority.path}/plans`, draft), 201).body;
  const path = `${authority.path}/plans/${id}`;
  const add = async (row: object) =>
    ok(await editor.send('POST', `${path}/nodes`, aNodeDraft({ effectiveOn: '2024-01-15', ...row })), 201).body.node.id;
  const parent = await add({ level: 'outcome', title: 'Ready for school' });
  const owned = { level: 'action', parent, owner: editor.person };
  await add({ ...owned, title: 'Hold courses', order: 'a0', dueOn: '2025-03-31' });
  await add({ ...owned, title: 'Print a guide', order: 'a1' });
  return { id, path };
}

type Owned = { level: string; title: string; order: string; owner: string | null; dueOn: string | null };
/** The actions in the order in which the plan has them; rows are answered in that of their keys. */
const owners = async (plan: { path: string }) =>
  (await nodesOf(plan))
    .filter(({ level }: Owned) => level === 'action')
    .sort((one: Owned, two: Owned) => (one.order < two.order ? -1 : 1))
    .map(({ title, owner, dueOn }: Owned) => [title, owner, dueOn]);

describe('who owns an action and when it is due', () => {
  test('go out and come in where the plan has no columns of its own for them', { timeout: 60_000 }, async () => {
    const plan = await inFourColumns();
    const before = await owners(plan);
    const file = await exported(plan.id, 'csv');
    const same = await ready(file, plan.id);
    expect(new Set(same.body.rows.map(({ state }: FoundRow) => state))).toEqual(new Set(['same']));
    const { path } = await ready(await exported(plan.id, 'docx'));
    const made = (await committed(path)).plan;
    expect(await owners({ path: `${authority.path}/plans/${made}` })).toEqual(before);
    const words = new TextDecoder().decode(file).replace('31 March 2025', '30 June 2025');
    const nobody = words.replace(/,([^,\n]*),(30 June 2025)/, ',A stranger,$2');
    const { path: later, body } = await ready(new TextEncoder().encode(nobody), plan.id);
    const changes = body.rows.flatMap(({ standing }: FoundRow) => standing?.changes ?? []);
    expect(changes).toMatchObject([{ heading: 'Due date', before: '31 March 2025', after: '30 June 2025' }]);
    await committed(later);
    expect((await owners(plan))[0]).toEqual(['Hold courses', authority.as('editor').person, '2025-06-30']);
  });
});

describe('a date that was moved', () => {
  test('is told in a file whose own columns say something else, and read again as nothing', {
    timeout: 60_000,
  }, async () => {
    const plan = await broughtIn();
    const { id, version } = await named(plan, 'Run a course');
    const agreedBy = { kind: 'role', name: 'Service director' };
    const change = { dueOn: '2019-09-30', why: 'The trainer was ill', agreedBy };
    const headers = { 'if-match': `"${version}"` };
    ok(await authority.as('editor').send('PATCH', `${plan.path}/nodes/${id}`, change, headers), 200);
    const told = 'was due 30 June 2019, moved once: The trainer was ill, agreed by Service director';
    const csv = await exported(plan.id, 'csv');
    expect(new TextDecoder().decode(csv)).toContain(told);
    const word = await exported(plan.id, 'docx');
    expect(strFromU8(unzipSync(word)['word/document.xml'] ?? new Uint8Array())).toContain(told);
    for (const file of [csv, word]) {
      const { body } = await ready(file, plan.id);
      expect(new Set(body.rows.map(({ state }: FoundRow) => state))).toEqual(new Set(['same']));
      expect(body.missing).toEqual([]);
    }
  });
});

describe('a file that goes into a plan that is there', () => {
  test('the same file changes nothing, and there is nothing to put in', async () => {
    const plan = await broughtIn();
    const before = await nodesOf(plan);
    const { body } = await ready(book(heads, pairs, governors), plan.id);
    expect(new Set(body.rows.map((row: FoundRow) => row.state))).toEqual(new Set(['same']));
    expect(body).toMatchObject({ state: 'ready', into: plan.id, missing: [], can: { commit: false, decide: true } });
    expect(await nodesOf(plan)).toEqual(before);
  });

  test('shows what would change cell by cell, and takes what is decided, wholly', async () => {
    const plan = await broughtIn();
    const later = ['', '', 'Pair each new head', 'PTSA; LA', 'Summer term 2019', 'Ten pairs met'];
    const added = ['', '', 'Share what was learnt', 'PTSA', '', ''];
    const { path, body } = await ready(book(heads, later, added), plan.id);
    expect(states(body.rows)).toEqual([
      ...[
        ['Leadership', 'same'],
        ['Heads are supported', 'same'],
        ['Hold a network meeting', 'same'],
      ],
      ...[
        ['Pair each new head', 'changed'],
        ['Share what was learnt', 'new'],
      ],
    ]);
    expect(body.missing.map((row: { title: string }) => row.title).sort()).toEqual([
      'Governors are trained',
      'Run a course',
    ]);
    const changes = body.rows[3].standing.changes.map(({ before, after }: { before: string; after: string }) => [
      before,
      after,
    ]);
    expect(changes).toEqual([['Termly', 'Summer term 2019']]);
    const missing = body.missing.map((row: { node: string }) => ({ row: row.node, take: true }));
    ok(await decide(path, missing), 200);
    expect(await committed(path)).toMatchObject({ state: 'committed', plan: plan.id, problems: [] });
    const now = await nodesOf(plan);
    expect(now.map((node: { title: string }) => node.title).sort()).toEqual([
      ...['Heads are supported', 'Hold a network meeting', 'Leadership', 'Pair each new head', 'Share what was learnt'],
    ]);
    expect(await named(plan, 'Pair each new head')).toMatchObject({
      ...{ fields: { timescale: 'Summer term 2019' }, dueOn: '2019-08-31', asFound: { file: 'plan.xlsx' } },
    });
    const shared = await named(plan, 'Share what was learnt');
    expect(shared.parent).toBe((await named(plan, 'Heads are supported')).id);
    expect(shared.order > (await named(plan, 'Pair each new head')).order).toBe(true);
    const history = ok(
      await authority.as('reader').get(`${plan.path}/nodes/${(await named(plan, 'Pair each new head')).id}`),
      200,
    );
    expect(history.body.entries[0]).toMatchObject({ verb: 'node.brought-in', why: 'Brought in with “plan.xlsx”' });
  });

  test('a row that somebody changed after it was looked at is a conflict, and nothing is put in', async () => {
    const plan = await broughtIn();
    const changed = [...pairs.slice(0, 3), 'Every head', ...pairs.slice(4)];
    const other = ['', 'Governors are trained', 'Run a course', 'LA', 'July 2019', ''];
    const { path } = await ready(book(heads, changed, other), plan.id);
    const node = await named(plan, 'Pair each new head');
    const headers = { 'if-match': `"${node.version}"` };
    const fields = { ...node.fields, responsible: 'Somebody else' };
    ok(await authority.as('editor').send('PATCH', `${plan.path}/nodes/${node.id}`, { fields }, headers), 200);
    const refused = await committed(path);
    expect(refused).toMatchObject({
      state: 'ready',
      problems: [{ detail: expect.stringContaining('changed by somebody') }],
    });
    expect(refused.rows.find((row: FoundRow) => row.title === 'Pair each new head')).toMatchObject({
      state: 'doubtful',
      take: false,
    });
    expect((await named(plan, 'Run a course')).fields.timescale).toBe('June 2019');
    expect(await committed(path)).toMatchObject({ state: 'committed' });
    expect((await named(plan, 'Run a course')).fields.timescale).toBe('July 2019');
    expect((await named(plan, 'Pair each new head')).fields.responsible).toBe('Somebody else');
  });

  test('an update is added and overwrites none, and a later one stays the latest', async () => {
    const plan = await broughtIn();
    const node = await named(plan, 'Run a course');
    const update = anUpdateDraft({ effectiveOn: node.since, delivered: 'The first words' });
    ok(await authority.as('editor').send('POST', `${plan.path}/nodes/${node.id}/updates`, update), 201);
    const told = [...governors.slice(0, 5), 'The second words'];
    const { path } = await ready(
      aWorkbook([
        {
          name: 'Plan',
          rows: [
            ['Priority', 'Objective', 'Action', 'Status'],
            ['Leadership', told[1] ?? '', 'Run a course', 'Off track'],
          ],
        },
      ]),
      plan.id,
    );
    expect(await committed(path)).toMatchObject({ state: 'committed' });
    const history = ok(await authority.as('reader').get(`${plan.path}/nodes/${node.id}`), 200).body;
    expect(history.updates.map((each: { status: string }) => each.status).sort()).toEqual(['off-track', 'on-track']);
  });

  test('of a hundred changed rows all come in or none does', async () => {
    const many = (word: string) =>
      Array.from({ length: 130 }, (_, index) => [
        index === 0 ? 'P' : '',
        index === 0 ? 'O' : '',
        `Action number ${index}`,
        word,
        '',
        '',
      ]);
    const { path } = await ready(book(...many('Before')));
    const id = (await committed(path)).plan;
    const again = await ready(book(...many('After')), id);
    expect(await committed(again.path)).toMatchObject({ state: 'committed' });
    const nodes = await nodesOf({ path: `${authority.path}/plans/${id}` });
    const leads = nodes
      .filter((node: { level: string }) => node.level === 'action')
      .map((node: { fields: { responsible: string } }) => node.fields.responsible);
    expect(new Set(leads)).toEqual(new Set(['After']));
  }, 60_000);

  test('a plan that is not there is refused by its field', async () => {
    const other = await anAuthority();
    const theirs = await aPlan(other, other.as('editor'));
    const answer = await upload(book(heads), theirs.plan);
    expect(answer.body.errors).toEqual([{ pointer: '#/into', detail: 'Choose a plan that is there' }]);
  });

  test('an import that becomes a plan of its own has nothing to decide', async () => {
    const { path } = await ready(book(heads));
    expect((await decide(path, [])).status).toBe(409);
  });
});
