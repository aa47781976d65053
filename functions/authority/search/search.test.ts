import { beforeAll, describe, expect, test } from 'vitest';
import { aBoard, aDecisionDraft, aMeeting, type MadeMeeting, publishAgenda } from '#test/builders/boards.ts';
import { aCategoryDraft, aSchoolDraft } from '#test/builders/dashboards.ts';
import { aMilestoneDraft } from '#test/builders/milestones.ts';
import { aNodeDraft, anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { aReadyImport } from '#test/support/planted.ts';
import { type Answer, type Authority, anAuthority, eventually, type Who } from '#test/support/world.ts';

let authority: Authority;
let plan: MadePlan;
let meeting: MadeMeeting;
let board: string;

type Hit = { kind: string; title: { text: string }; where: string; excerpt: object | null; address: string | null };

const search = (q: string, { as = 'reader', kind }: { as?: Who; kind?: string } = {}): Promise<Answer> =>
  authority.as(as).get(`${authority.path}/search?${new URLSearchParams({ q, ...(kind && { kind }) })}`);
const found = async (q: string, how: Parameters<typeof search>[1] = {}): Promise<Hit[]> =>
  ok(await search(q, how), 200).body.items;
const titles = async (q: string, how: Parameters<typeof search>[1] = {}) =>
  (await found(q, how)).map(({ title }) => title.text);

beforeAll(async () => {
  authority = await anAuthority();
  const editor = authority.as('editor');
  plan = await aPlan(authority, editor, {
    plan: { title: 'Belonging plan', purpose: 'Every child belongs in a lighthouse' },
    action: { title: 'Greet pupils by name', fields: { responsible: 'Inclusion service' }, owner: editor.person },
  });
  const update = anUpdateDraft({ delivered: 'Forty gatekeepers were trained', next: '' });
  ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/updates`, update), 201);
  const step = aMilestoneDraft({ title: 'Badges are printed' });
  ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/milestones`, step), 201);
  const made = await aBoard(authority, editor, {
    board: { name: 'Inclusion board' },
    member: { name: 'Chair of a trust', organisation: 'Harbour Trust' },
  });
  board = made.board;
  meeting = await aMeeting(authority, editor, {
    board: made,
    meeting: { place: 'Guildhall' },
    item: { title: 'Suspensions' },
  });
  await publishAgenda(editor, meeting);
  const decision = aDecisionDraft(meeting, { outcome: 'agreed-with-changes', words: 'In the spring instead' });
  ok(await editor.send('POST', `${meeting.path}/decisions`, decision), 201);
  const school = aSchoolDraft({ urn: '990777', name: 'St Mary’s Primary School' });
  ok(await editor.send('POST', `${authority.path}/schools`, school), 201);
});

describe('GET search', () => {
  test('finds a plan by its title and by its purpose, with the words marked', async () => {
    const [whole] = await found('BELONG plan');
    expect(whole).toEqual({
      kind: 'plan',
      title: {
        text: 'Belonging plan',
        marks: [
          { from: 0, to: 6 },
          { from: 10, to: 14 },
        ],
      },
      ...{ where: 'Agreed on 15 January 2024', excerpt: null },
      address: `/${authority.id}/plans/${plan.plan}`,
    });
    expect(await found('lighthouse')).toMatchObject([
      {
        kind: 'plan',
        excerpt: { of: 'Purpose', text: 'Every child belongs in a lighthouse', marks: [{ from: 25, to: 35 }] },
      },
    ]);
  });

  test('finds a row by its title, its columns, its latest update, its steps and its number, and says where it is', async () => {
    const row = { kind: 'row', where: 'Plan: Belonging plan, Action 1.1.1' };
    const address = `/${authority.id}/plans/${plan.plan}/actions/${plan.action}`;
    expect(await found('greet pupils')).toMatchObject([{ ...row, address, excerpt: null }]);
    expect(await found('greet inclusion')).toMatchObject([{ ...row, excerpt: { text: 'Inclusion service' } }]);
    expect(await found('gatekeepers')).toMatchObject([{ ...row, excerpt: { text: 'Forty gatekeepers were trained' } }]);
    const step = { of: 'Milestone 1', text: 'Badges are printed' };
    expect(await found('badges')).toMatchObject([{ ...row, address, excerpt: step }]);
    expect(await found('belonging action 1.1')).toMatchObject([row]);
  });

  test('finds a board, a place on it, a meeting, its agenda and what was decided', async () => {
    const [on, at] = [
      expect.stringMatching(/^Inclusion board, meeting of \d/),
      `/${authority.id}/meetings/${meeting.meeting}`,
    ];
    expect((await found('inclusion board'))[0]).toMatchObject({
      ...{ kind: 'board', where: '', address: `/${authority.id}/boards/${board}` },
    });
    expect(await found('harbour')).toMatchObject([{ kind: 'member', title: { text: 'Chair of a trust' } }]);
    expect(await found('guildhall')).toMatchObject([{ kind: 'meeting', where: 'Board: Inclusion board', address: at }]);
    const item = {
      kind: 'agenda-item',
      title: { text: 'Suspensions' },
      where: on,
      address: `${at}?item=${meeting.item}`,
    };
    expect(await found('suspensions')).toMatchObject([item]);
    expect(await found('suspensions on track')).toMatchObject([{ ...item, excerpt: { of: 'Report' } }]);
    expect(await found('spring instead')).toMatchObject([
      {
        ...{ kind: 'decision', title: { text: 'Agree a conference for governors' } },
        where: expect.stringMatching(/^Agreed with changes by Inclusion board, \d/),
      },
    ]);
    expect(await titles('conference governors')).toEqual(['Agree a conference for governors']);
  });

  test('finds a school by its name, however its apostrophe is written, and by its URN', async () => {
    const school = { kind: 'school', where: 'Primary school', address: `/${authority.id}/schools/990777` };
    expect(await found("st mary's")).toMatchObject([school]);
    expect(await found('marys primary')).toMatchObject([school]);
    expect(await found('990777')).toMatchObject([{ ...school, excerpt: { of: 'URN', text: '990777' } }]);
  });

  test('finds people by name, with what they own; by email address only for administrators', async () => {
    const { person } = authority.as('editor');
    expect(await found('editor', { kind: 'person' })).toMatchObject([
      {
        where: 'Owner of 1 action in “Belonging plan”',
        address: `/${authority.id}/plans/${plan.plan}?owner=${person}`,
      },
    ]);
    expect(await found('contributor')).toMatchObject([{ kind: 'person', where: '', address: null }]);
    expect(await titles(`contributor example`)).toEqual([]);
    expect(await found('contributor example', { as: 'admin' })).toMatchObject([
      { kind: 'person', address: `/${authority.id}/people`, excerpt: { of: 'Email address' } },
    ]);
  });

  test('shows one kind alone where it is asked for, and counts them all', async () => {
    const { body } = ok(await search('inclusion', { kind: 'row' }), 200);
    expect(body.items.map(({ kind }: Hit) => kind)).toEqual(['row']);
    expect([body.count, body.counts.row, body.counts.board, body.cut]).toEqual([1, 1, 1, false]);
    expect(body.agendasSince).toBeNull();
  });

  test('says what to do where there is too little to search for', async () => {
    const refused = await search(' é ');
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([
      { pointer: '#/q', detail: expect.stringMatching(/^Enter at least 2 letters or digits/) },
    ]);
    const none = await authority.as('reader').get(`${authority.path}/search?kind=everything`);
    expect(none.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(['#/kind', '#/q']);
  });
});

describe('what is not found', () => {
  test('is a row that was removed, and a plan that was, with all its rows', async () => {
    const editor = authority.as('editor');
    const other = await aPlan(authority, editor, {
      plan: { title: 'Zeppelin plan' },
      action: { title: 'Zeppelin row' },
    });
    const draft = aNodeDraft({ level: 'action', parent: other.objective, title: 'Zeppelin mistake', order: 'a5' });
    const mistake = ok(await editor.send('POST', `${other.path}/nodes`, draft), 201).body.node;
    expect((await titles('zeppelin')).sort()).toEqual(['Zeppelin mistake', 'Zeppelin plan', 'Zeppelin row']);
    const why = { why: 'Made twice' };
    const taken = editor.send('DELETE', `${other.path}/nodes/${mistake.id}`, why, { 'if-match': '"1"' });
    ok(await taken, 200);
    expect((await titles('zeppelin')).sort()).toEqual(['Zeppelin plan', 'Zeppelin row']);
    ok(await editor.send('DELETE', other.path, why, { 'if-match': '"1"' }), 204);
    const gone = await eventually(
      () => search('zeppelin'),
      ({ body }) => body.count === 0,
    );
    expect(gone.body.items).toEqual([]);
  });

  test('is anything of an import that was not committed', async () => {
    const work = await aReadyImport(authority, 'Quixotic');
    expect(await titles('quixotic')).toEqual([]);
    ok(await authority.as('editor').send('POST', `${authority.path}/imports/${work}/commit`), 202);
    const there = await eventually(
      () => search('quixotic'),
      ({ body }) => body.count > 0,
    );
    expect(there.body.counts.row).toBeGreaterThan(0);
  });

  test('is anything restricted, by nobody: neither a category and its reasons nor a note', async () => {
    const cleared = authority.as('cleared');
    const category = aCategoryDraft('990777', { reasons: 'Clandestine reasons' });
    ok(await cleared.send('POST', `${authority.path}/categories`, category), 201);
    const note = `${plan.path}/nodes/${plan.action}/notes?compartment=schools`;
    ok(await cleared.send('POST', note, { text: 'Clandestine note' }), 201);
    expect(await Promise.all((['cleared', 'admin'] as const).map((as) => titles('clandestine', { as })))).toEqual([
      [],
      [],
    ]);
  });

  test('is anything of another authority', async () => {
    const other = await anAuthority();
    await aPlan(other, other.as('editor'), { plan: { title: 'Nextdoor plan' } });
    expect(await titles('nextdoor')).toEqual([]);
  });
});
