import { beforeEach, describe, expect, test } from 'vitest';
import { aCriterionDraft } from '#test/builders/criteria.ts';
import { anIndicatorDraft, aReading, someReadings } from '#test/builders/dashboards.ts';
import { aMilestoneDraft } from '#test/builders/milestones.ts';
import { aNodeDraft, anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let plan: MadePlan;

beforeEach(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  plan = await aPlan(authority, editor, {
    action: { owner: editor.person, dueOn: '2024-02-29', fields: { success: 'Parents say so' } },
  });
});

const aCopyDraft = (overrides: object = {}) => ({
  ...{ plan: plan.plan, title: 'Education action plan, next year', agreedOn: '2025-01-15', years: 1, closed: false },
  ...overrides,
});
const add = async (parent: string, title: string, order: string) =>
  ok(
    await editor.send(
      'POST',
      `${plan.path}/nodes`,
      aNodeDraft({ level: 'action', parent, title, order, effectiveOn: '2024-01-15' }),
    ),
    201,
  ).body.node.id;
const report = async (node: string, status: string) =>
  ok(await editor.send('POST', `${plan.path}/nodes/${node}/updates`, anUpdateDraft({ status })), 201);
const pointers = (answer: Answer) => answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);

async function copied(draft: object = {}): Promise<{ work: Answer['body']; made: Answer['body'] }> {
  const begun = ok(await editor.send('POST', `${authority.path}/copies`, aCopyDraft(draft)), 202).body;
  const { body } = await eventually(
    () => editor.get(`${authority.path}/copies/${begun.id}`),
    (answer) => !['queued', 'running'].includes(answer.body.state),
  );
  return { work: body, made: ok(await editor.get(`${authority.path}/plans/${body.made}`), 200).body };
}

type Row = { id: string; title: string; number: string; parent: string | null; order: string; dueOn: string | null };
const titles = (view: Answer['body']) => view.nodes.map(({ title }: Row) => title).sort();
const rowOf = (view: Answer['body'], words: string) => view.nodes.find(({ title }: Row) => title === words);

describe('a plan that is copied', () => {
  test('has the rows, numbers, columns and owners of the other, and nothing of what was reported', async () => {
    await report(plan.action, 'on-track');
    const { work, made } = await copied();
    const none = { criteria: 0, links: 0, linksLeft: 0 };
    expect(work).toMatchObject({ state: 'committed', counts: { rows: 3, closed: 0, leavers: 0, ...none } });
    expect(made).toMatchObject({ title: 'Education action plan, next year', agreedOn: '2025-01-15' });
    expect(made.purpose).toBe('To improve outcomes');
    expect(titles(made)).toEqual(['Hold parenting courses', 'Ready for school', 'Support families']);
    const action = rowOf(made, 'Hold parenting courses');
    expect(action).toMatchObject({
      ...{ number: '1', owner: editor.person, dueOn: '2025-02-28', latest: null, moves: [], version: 1 },
      ...{ fields: { success: 'Parents say so' }, since: '2025-01-15', parent: rowOf(made, 'Support families').id },
    });
    expect(action.id).not.toBe(plan.action);
    const history = ok(await editor.get(`${authority.path}/plans/${made.id}/nodes/${action.id}`), 200).body;
    expect([history.updates, history.entries]).toEqual([[], []]);
  });

  test('leaves out what is closed, and keeps the numbers of what stays', async () => {
    const second = await add(plan.objective, 'Open two nurseries', 'a1');
    const done = await add(plan.objective, 'Print a leaflet', 'a2');
    await report(plan.action, 'complete');
    await report(done, 'complete');
    const { work, made } = await copied();
    expect(work.counts).toMatchObject({ rows: 3, closed: 2, leavers: 0 });
    expect(titles(made)).toEqual(['Open two nurseries', 'Ready for school', 'Support families']);
    expect(rowOf(made, 'Open two nurseries').number).toBe('2');
    expect(made.nodes.map(({ id }: { id: string }) => id)).not.toContain(second);
    const whole = await copied({ closed: true, title: 'With everything' });
    expect(titles(whole.made)).toHaveLength(5);
    expect(whole.made.health).toMatchObject({ actions: 3, noUpdate: 3 });
  });

  test('has its dates moved on by as many years as were said, or cleared', async () => {
    const row = `${plan.path}/nodes/${plan.action}/milestones`;
    ok(await editor.send('POST', row, aMilestoneDraft({ effectiveOn: '2024-02-01' })), 201);
    const moved = await copied({ years: 2 });
    const action = rowOf(moved.made, 'Hold parenting courses');
    expect(action.dueOn).toBe('2026-02-28');
    expect(moved.made.milestones).toMatchObject([{ dueOn: '2026-09-30', doneOn: null, node: action.id }]);
    const cleared = await copied({ years: null, title: 'Without dates' });
    const blank = rowOf(cleared.made, 'Hold parenting courses');
    expect([blank.dueOn, cleared.made.milestones[0].dueOn]).toEqual([null, null]);
  });

  test('asks its success criteria of a later year, which figures judge anew once it is there', async () => {
    ok(await editor.send('POST', `${authority.path}/indicators`, anIndicatorDraft()), 201);
    const readings = someReadings({ items: [aReading('authority', '2025', '66')] });
    ok(await editor.send('POST', `${authority.path}/indicators/reading/readings`, readings), 201);
    const measure = { indicator: 'reading', test: 'at-least', target: '65', from: null, area: null, by: '2025' };
    const draft = aCriterionDraft({ measure, effectiveOn: '2024-02-01' });
    ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/criteria`, draft), 201);
    const { work, made } = await copied();
    expect(work.counts).toMatchObject({ rows: 3, criteria: 1, links: 0 });
    expect(made.criteria).toMatchObject([{ words: draft.words, measure: { ...measure, by: '2026' } }]);
    const judged = await eventually(
      () => editor.get(`${authority.path}/plans/${made.id}`),
      ({ body }) => body.criteria[0].latest !== null,
    );
    expect(judged.body.criteria[0].latest).toMatchObject({ verdict: 'not-yet', by: null });
    const cleared = await copied({ years: null, title: 'Without dates' });
    expect(cleared.made.criteria).toMatchObject([{ words: draft.words, measure: null, latest: null }]);
  });

  test('refers to what the other referred to, and is part of what it was part of; each side says so', async () => {
    const city = await aPlan(authority, editor, { plan: { title: 'City plan' } });
    const link = async (draft: object) =>
      ok(await editor.send('POST', `${plan.path}/links`, { why: '', effectiveOn: '2024-02-01', ...draft }), 201);
    await link({ kind: 'part-of', node: null, other: { kind: 'plan', plan: city.plan, node: null } });
    await link({ kind: 'refers-to', node: plan.action, other: { kind: 'plan', plan: city.plan, node: city.action } });
    await link({
      kind: 'refers-to',
      node: plan.action,
      other: { kind: 'plan', plan: plan.plan, node: plan.objective },
    });
    const strategy = { kind: 'outside', title: 'A strategy', href: 'https://council.example/strategy' };
    await link({ kind: 'refers-to', node: plan.action, other: strategy });
    const { work, made } = await copied();
    expect(work.counts).toMatchObject({ links: 2, linksLeft: 0 });
    const action = rowOf(made, 'Hold parenting courses').id;
    const onRow = ok(await editor.get(`${authority.path}/plans/${made.id}/nodes/${action}`), 200).body.links;
    expect(onRow.map(({ other }: { other: object }) => other)).toEqual(
      expect.arrayContaining([
        { kind: 'plan', plan: city.plan, node: city.action },
        { kind: 'plan', plan: made.id, node: rowOf(made, 'Support families').id },
        strategy,
      ]),
    );
    const there = ok(await editor.get(city.path), 200).body.links;
    const from = { kind: 'part-of', side: 'to', other: { kind: 'plan', plan: made.id, node: null } };
    expect(there).toHaveLength(4);
    expect(there).toEqual(expect.arrayContaining([expect.objectContaining(from)]));
  });

  test('is linked with the other on both sides, and both logs tell of it', async () => {
    const { made } = await copied();
    const from = ok(await editor.get(plan.path), 200).body;
    expect(made.links).toMatchObject([{ kind: 'continues', side: 'from', title: 'Education action plan' }]);
    expect(from.links).toMatchObject([{ kind: 'continues', side: 'to', title: 'Education action plan, next year' }]);
    const log = async (id: string) => ok(await editor.get(`${authority.path}/audit?subject=${id}`), 200).body.items;
    expect((await log(made.id))[0]).toMatchObject({ verb: 'plan.copied', by: editor.person });
    expect((await log(plan.plan))[0]).toMatchObject({ verb: 'plan.copied', by: editor.person });
  });

  test('is one plan however often the same request is sent', async () => {
    const headers = { 'idempotency-key': 'copy-once' };
    const send = () => editor.send('POST', `${authority.path}/copies`, aCopyDraft(), headers);
    const [first, again] = [ok(await send(), 202), ok(await send(), 202)];
    expect(again.body.id).toBe(first.body.id);
    await eventually(
      () => editor.get(`${authority.path}/copies/${first.body.id}`),
      ({ body }) => body.state === 'committed',
    );
    expect(ok(await editor.get(`${authority.path}/plans`), 200).body.items).toHaveLength(2);
  });

  test('is taken back by removing it; the other stays as it is', async () => {
    const { made } = await copied();
    const headers = { 'if-match': `"${made.version}"` };
    const path = `${authority.path}/plans/${made.id}`;
    ok(await editor.send('DELETE', path, { why: 'Copied too early' }, headers), 204);
    expect((await editor.get(path)).status).toBe(404);
    expect(titles(ok(await editor.get(plan.path), 200).body)).toHaveLength(3);
  });

  test('is one of ours, agreed today or earlier, by a whole number of years', async () => {
    const post = (draft: object) => editor.send('POST', `${authority.path}/copies`, aCopyDraft(draft));
    const other = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    expect(pointers(await post({ plan: other, agreedOn: '2999-01-01' }))).toEqual(['#/agreedOn', '#/plan']);
    expect(pointers(await post({ years: 1.5, title: '' }))).toEqual(['#/title', '#/years']);
  });
});
