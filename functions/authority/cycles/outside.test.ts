import { beforeEach, describe, expect, test } from 'vitest';
import { aCycle, anAnswerDraft, type MadeCycle, version } from '#test/builders/cycles.ts';
import { aMilestoneDraft } from '#test/builders/milestones.ts';
import { anOutsideMember, type OutsideMember } from '#test/builders/outside.ts';
import { aNodeDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let head: OutsideMember;
let plan: MadePlan;

beforeEach(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  head = await anOutsideMember(authority);
  plan = await aPlan(authority, editor, { action: { owner: head.person, dueOn: '2025-07-31' } });
});

const asks = (of: OutsideMember): Promise<Answer> => of.api.get(`${of.path}/asks`);
const asked = (of: OutsideMember, isSo: (items: Answer['body']['items']) => boolean = (items) => items.length > 0) =>
  eventually(
    () => asks(of),
    ({ body }) => isSo(body.items),
  );
const answerAt = (of: OutsideMember, { id }: MadeCycle, node: string = plan.action) =>
  `${of.path}/cycles/${id}/asks/${node}/answers`;
const stateIs = (state: string) => (items: Answer['body']['items']) => items[0]?.state === state;

describe('an owner outside', () => {
  test('owns an action where they have a seat at a board, and not without one', async () => {
    const { people } = ok(await editor.get(authority.path), 200).body;
    expect(people).toContainEqual(expect.objectContaining({ id: head.person, outside: true, through: [head.board] }));
    const ended = { ...version(2), 'idempotency-key': crypto.randomUUID() };
    const end = () =>
      authority.as('admin').send('DELETE', `${authority.path}/outside-seats/${head.seat}`, { why: 'Moved' }, ended);
    ok(await end(), 200);
    ok(await end(), 200);
    const home = ok(await editor.get(authority.path), 200).body;
    expect(home.people).toContainEqual(expect.objectContaining({ id: head.person, through: [] }));
    await eventually(
      () => editor.get(authority.path),
      ({ body }) => body.leavers.some(({ person }: { person: string }) => person === head.person),
    );
    const node = aNodeDraft({ level: 'action', parent: plan.objective, title: 'Another', owner: head.person });
    const refused = await editor.send('POST', `${plan.path}/nodes`, node);
    expect([refused.status, refused.body.errors]).toMatchObject([
      422,
      [{ pointer: '#/owner', detail: expect.stringContaining('seat at one of your boards') }],
    ]);
  });

  test('is asked through their board, of their own actions alone, and nothing else of the plan', async () => {
    const neighbour = await anOutsideMember(authority, { name: 'trust', board: head.board });
    const other = aNodeDraft({
      ...{ level: 'action', parent: plan.objective, title: 'MARK of the neighbour', owner: neighbour.person },
      effectiveOn: '2024-01-15',
    });
    ok(await editor.send('POST', `${plan.path}/nodes`, other), 201);
    const step = aMilestoneDraft({ dueOn: '2025-03-31' });
    ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/milestones`, step), 201);
    await aCycle(editor, plan);
    const { body } = await asked(head);
    const steps = {
      heading: 'Milestones',
      words: expect.stringContaining('Both leads are appointed (due 31 March 2025)'),
    };
    expect(body.items[0].facts).toContainEqual(steps);
    expect(body.items).toMatchObject([
      {
        ...{ title: 'Hold parenting courses', planTitle: 'Education action plan', person: head.person },
        ...{ state: 'asked', answer: null, dueOn: '2025-07-31', locked: false, authority: { id: authority.id } },
        above: [{ title: 'Ready for school' }, { title: 'Support families' }],
        cycle: { name: 'Autumn 2024', dueOn: '2024-09-20', instructions: expect.stringContaining('in numbers') },
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('MARK');
    expect((await asked(neighbour)).body.items).toMatchObject([{ title: 'MARK of the neighbour' }]);
    expect((await head.api.get(head.path)).body.authorities).toMatchObject([{ asks: 1 }]);
    expect((await head.api.get(plan.path)).status).toBe(404);
  });

  test('answers; a lead returns it, reads it again and accepts it as their update', async () => {
    const cycle = await aCycle(editor, plan);
    await asked(head);
    const sent = ok(await head.api.send('POST', answerAt(head, cycle), anAnswerDraft()), 201).body;
    expect(sent).toEqual({ id: expect.any(String), receivedAt: expect.any(String) });
    await asked(head, stateIs('answered'));
    const ask = ok(await editor.get(cycle.ask), 200).body.ask;
    expect(ask).toMatchObject({ state: 'answered', answer: { delivered: 'Three courses were held', by: head.person } });
    ok(await editor.send('POST', `${cycle.ask}/return`, { reason: 'How many came?' }, version(ask.version)), 200);
    const { body } = await asked(head, stateIs('returned'));
    expect(body.items[0]).toMatchObject({ returned: 'How many came?', answer: { next: 'Hold two more' } });
    const again = anAnswerDraft({ delivered: 'Three courses, 41 parents' });
    ok(await head.api.send('POST', answerAt(head, cycle), again), 201);
    await asked(head, stateIs('answered'));
    const { version: read } = ok(await editor.get(cycle.ask), 200).body.ask;
    ok(await editor.send('POST', `${cycle.ask}/accept`, undefined, version(read)), 200);
    const action = ok(await editor.get(`${plan.path}/nodes/${plan.action}`), 200).body;
    expect(action.node.latest).toMatchObject({ delivered: 'Three courses, 41 parents', by: head.person });
    await asked(head, stateIs('accepted'));
    const late = await head.api.send('POST', answerAt(head, cycle), again);
    expect([late.status, late.body.detail]).toEqual([409, 'This cannot be changed any more: Accepted.']);
  });

  test('sent twice answers once, and never for someone else', async () => {
    const cycle = await aCycle(editor, plan);
    await asked(head);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const send = () => head.api.send('POST', answerAt(head, cycle), anAnswerDraft(), key);
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    await asked(head, stateIs('answered'));
    expect(ok(await editor.get(cycle.ask), 200).body.ask.version).toBe(1);
    const member = await anOutsideMember(authority, { name: 'member', board: head.board });
    const theirs = await member.api.send('POST', answerAt(member, cycle), anAnswerDraft());
    expect(theirs.status).toBe(404);
  });

  test('says all that is wrong with it at once', async () => {
    const cycle = await aCycle(editor, plan);
    await asked(head);
    const wrong = anAnswerDraft({ status: 'splendid', effectiveOn: '2199-01-01' });
    const { status, body } = await head.api.send('POST', answerAt(head, cycle), wrong);
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      422,
      ['#/status', '#/effectiveOn'],
    ]);
    const empty = await head.api.send('POST', answerAt(head, cycle), { delivered: '' });
    expect(empty.status).toBe(422);
  });

  test('is told when the cycle is locked, and what they sent too late stays out of it', async () => {
    const cycle = await aCycle(editor, plan);
    await asked(head);
    const lock = { withoutUpdate: [plan.action], lockedOn: '2024-09-27' };
    ok(await editor.send('POST', `${cycle.path}/lock`, lock, version(1)), 200);
    await asked(head, ([ask]) => ask.locked);
    const late = await head.api.send('POST', answerAt(head, cycle), anAnswerDraft());
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('“Autumn 2024” is closed')]);
  });

  test('is asked no more once the cycle is withdrawn', async () => {
    const cycle = await aCycle(editor, plan);
    await asked(head);
    ok(await editor.send('DELETE', cycle.path, { why: 'Too early' }, version(1)), 204);
    await asked(head, (items) => items.length === 0);
  });
});

describe('POST cycles/{cycle}/outside', () => {
  test('asks whoever has been given an action since the cycle opened', async () => {
    const later = await anOutsideMember(authority, { name: 'trust' });
    const cycle = await aCycle(editor, plan);
    const node = `${plan.path}/nodes/${plan.action}`;
    const { headers } = await editor.get(node);
    const change = { owner: later.person };
    ok(await editor.send('PATCH', node, change, { 'if-match': headers.get('etag') ?? '' }), 200);
    const [key, ask] = [{ 'idempotency-key': crypto.randomUUID() }, `${cycle.path}/outside`];
    const { body } = ok(await editor.send('POST', ask, undefined, key), 200);
    expect(body.cycle.outside).toMatchObject([
      { board: head.board, people: [head.person] },
      { board: later.board, people: [later.person] },
    ]);
    expect((await asked(later)).body.items).toMatchObject([{ node: plan.action }]);
    await asked(head, (items) => items.length === 0);
    ok(await editor.send('POST', ask, undefined, key), 200);
    const again = await editor.send('POST', ask);
    expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining('is asked already')]);
  });

  test('tells the list of what is shared, where it can be ended', async () => {
    const cycle = await aCycle(editor, plan);
    const { items } = ok(await editor.get(`${authority.path}/shares`), 200).body;
    expect(items).toMatchObject([
      { thing: { kind: 'asks', cycle: cycle.id }, title: 'Autumn 2024', partOf: 'Education action plan' },
    ]);
    await asked(head);
    const [share] = items;
    ok(await editor.send('DELETE', `${authority.path}/shares/${share.id}`, { why: 'Not yet' }, version(1)), 200);
    await asked(head, (left) => left.length === 0);
  });
});
