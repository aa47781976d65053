import { beforeEach, describe, expect, test } from 'vitest';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let reader: Api;
let owner: Api;
let plan: MadePlan;
let row: string;

beforeEach(async () => {
  authority = await anAuthority();
  [editor, reader, owner] = [authority.as('editor'), authority.as('reader'), authority.as('contributor')];
  plan = await aPlan(authority, editor, { action: { title: 'Recruit governors', owner: owner.person } });
  row = `${plan.path}/nodes/${plan.action}`;
});

const at = (version: number) => ({ 'if-match': `"${version}"` });
const say = async (api: Api, words: string, path = row): Promise<Answer['body']> =>
  ok(await api.send('POST', `${path}/comments`, { words }), 201).body.comment;
const one = ({ id }: { id: string }) => `${row}/comments/${id}`;
const discussion = async (api: Api = reader) => ok(await api.get(row), 200).body.discussion;
const mentionsOf = async (api: Api) => ok(await api.get(authority.path), 200).body.mentions;

describe('the discussion of a row', () => {
  test('is anybody’s who may read, oldest first, and of any row', async () => {
    expect(await discussion()).toEqual({ comments: [], can: { comment: true } });
    await say(reader, 'Has the panel seen this?');
    await say(editor, 'It will in May.');
    const { comments } = await discussion();
    expect(comments.map(({ words, by }: Answer['body']) => [words, by])).toEqual([
      ['Has the panel seen this?', reader.person],
      ['It will in May.', editor.person],
    ]);
    const upper = `${plan.path}/nodes/${plan.objective}`;
    await say(owner, 'On the objective', upper);
    expect(ok(await reader.get(upper), 200).body.discussion.comments).toHaveLength(1);
    expect((await discussion()).comments).toHaveLength(2);
  });

  test('changes nothing of the plan, its history or its log', async () => {
    const before = ok(await editor.get(row), 200).body;
    await say(reader, 'Has the panel seen this?');
    const after = ok(await editor.get(row), 200).body;
    expect([after.node, after.entries]).toEqual([before.node, before.entries]);
    expect(JSON.stringify(ok(await editor.get(plan.path), 200).body)).not.toContain('Has the panel');
    const audit = ok(await editor.get(`${authority.path}/audit?subject=${plan.plan}`), 200);
    expect(JSON.stringify(audit.body)).not.toContain('Has the panel');
  });

  test('sent twice is said once', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const post = () => reader.send('POST', `${row}/comments`, { words: 'Once' }, headers);
    const [first, second] = [ok(await post(), 201), ok(await post(), 201)];
    expect(second.body.comment.id).toBe(first.body.comment.id);
    expect((await discussion()).comments).toHaveLength(1);
  });

  test('of a row that was removed takes no more', async () => {
    const comment = await say(reader, 'Before');
    ok(await editor.send('DELETE', row, { why: 'Made twice' }, at(1)), 200);
    expect((await reader.send('POST', `${row}/comments`, { words: 'After' })).status).toBe(404);
    expect((await discussion()).can).toEqual({ comment: false });
    ok(await reader.send('DELETE', one(comment), { why: '' }, at(1)), 200);
  });
});

describe('a comment', () => {
  test('is changed by its author, says so, and keeps to the version that was read', async () => {
    const comment = await say(reader, 'Has the pannel seen this?');
    expect(comment).toMatchObject({ changedAt: null, can: { change: true, withdraw: true, restore: false } });
    const { body } = ok(await reader.send('PATCH', one(comment), { words: 'Has the panel seen this?' }, at(1)), 200);
    expect(body.comment).toMatchObject({ words: 'Has the panel seen this?', version: 2 });
    expect(body.comment.changedAt).not.toBeNull();
    const late = await reader.send('PATCH', one(comment), { words: 'Other' }, at(1));
    expect([late.status, late.body.current.words]).toEqual([412, 'Has the panel seen this?']);
    const other = await editor.send('PATCH', one(comment), { words: 'Other' }, at(2));
    expect([other.status, other.body.detail]).toEqual([403, 'A comment is changed by whoever wrote it.']);
  });

  test('that is withdrawn leaves its place and no words, until it is restored', async () => {
    const comment = await say(reader, 'Said in haste');
    ok(await reader.send('DELETE', one(comment), { why: '' }, at(1)), 200);
    const [gone] = (await discussion(editor)).comments;
    expect(gone).toMatchObject({ words: '', withdrawn: { by: reader.person, why: '' } });
    expect(JSON.stringify(ok(await reader.get(row), 200).body)).not.toContain('in haste');
    const others = await editor.send('POST', `${one(comment)}/restore`, undefined, at(2));
    expect([others.status, others.body.detail]).toEqual([
      403,
      'Only the person who withdrew a comment can restore it.',
    ]);
    ok(await reader.send('POST', `${one(comment)}/restore`, undefined, at(2)), 200);
    expect((await discussion()).comments[0]).toMatchObject({ words: 'Said in haste', withdrawn: null, version: 3 });
  });

  test('of somebody else is withdrawn by an editor, who says why, and by no reader', async () => {
    const comment = await say(owner, 'Names a child');
    expect((await reader.send('DELETE', one(comment), { why: 'No' }, at(1))).status).toBe(403);
    const without = await editor.send('DELETE', one(comment), { why: '' }, at(1));
    expect(without.body.errors).toEqual([{ pointer: '#/why', detail: 'Enter why it is withdrawn' }]);
    ok(await editor.send('DELETE', one(comment), { why: 'Names a child' }, at(1)), 200);
    expect((await discussion()).comments[0].withdrawn).toMatchObject({ by: editor.person, why: 'Names a child' });
    const twice = await editor.send('DELETE', one(comment), { why: 'Again' }, at(2));
    expect([twice.status, twice.body.detail]).toEqual([409, 'It is withdrawn already.']);
  });

  test('of two windows that change it at once, one wins and the other is shown what stands', async () => {
    const comment = await say(reader, 'First');
    const change = (words: string) => reader.send('PATCH', one(comment), { words }, at(1));
    const [won, lost] = (await Promise.all([change('One'), change('Other')])).toSorted((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(lost?.body.current).toMatchObject({ words: won?.body.comment.words });
  });
});

describe('a mention', () => {
  const ask = (person: string, words = 'have you a date?') => say(reader, `@[${person}] ${words}`);

  test('waits for the person until they have seen it, on home and among one’s work everywhere', async () => {
    const comment = await ask(owner.person);
    const waiting = {
      ...{ plan: plan.plan, node: plan.action, title: 'Recruit governors', comment: comment.id, by: reader.person },
    };
    expect(await mentionsOf(owner)).toMatchObject([waiting]);
    expect(await mentionsOf(editor)).toEqual([]);
    const { items } = ok(await owner.get('/api/me/work'), 200).body;
    expect(items.filter(({ kind }: { kind: string }) => kind === 'mention')).toMatchObject([waiting]);
    const see = (api: Api) => api.send('POST', `${row}/comments/seen`, { comments: [comment.id] });
    ok(await see(editor), 204);
    expect(await mentionsOf(owner)).toHaveLength(1);
    ok(await see(owner), 204);
    ok(await see(owner), 204);
    expect(await mentionsOf(owner)).toEqual([]);
    expect((await discussion()).comments[0].version).toBe(1);
  });

  test('does not wait once the comment is withdrawn or mentions someone else, and waits again once it is restored', async () => {
    const comment = await ask(owner.person);
    const change = (words: string, version: number) => reader.send('PATCH', one(comment), { words }, at(version));
    ok(await change(`@[${editor.person}] have you a date?`, 1), 200);
    expect([await mentionsOf(owner), (await mentionsOf(editor)).length]).toEqual([[], 1]);
    ok(await reader.send('DELETE', one(comment), { why: '' }, at(2)), 200);
    expect(await mentionsOf(editor)).toEqual([]);
    ok(await reader.send('POST', `${one(comment)}/restore`, undefined, at(3)), 200);
    expect(await mentionsOf(editor)).toHaveLength(1);
    ok(await change(`@[${owner.person}] have you a date?`, 4), 200);
    expect([(await mentionsOf(owner)).length, await mentionsOf(editor)]).toEqual([1, []]);
  });

  test('of oneself waits for nobody', async () => {
    await ask(reader.person);
    expect(await mentionsOf(reader)).toEqual([]);
  });

  test('of a plan that was removed waits for nobody', async () => {
    await ask(owner.person);
    const { headers } = ok(await editor.get(plan.path), 200);
    ok(await editor.send('DELETE', plan.path, { why: 'Over' }, { 'if-match': headers.get('etag') ?? '' }), 204);
    await eventually(
      () => mentionsOf(owner),
      (mentions) => mentions.length === 0,
    );
  });

  test('is of people who work here', async () => {
    const stranger = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    const answer = await reader.send('POST', `${row}/comments`, { words: `@[${stranger}] and @[${owner.person}]` });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      { pointer: '#/words', detail: 'Mention people who work here, and take out whoever does not' },
    ]);
    expect(await mentionsOf(owner)).toEqual([]);
  });

  test.each([
    ['', 'Enter the comment'],
    ['x'.repeat(4_001), 'Keep the comment to 4,000 characters'],
  ])('%# is refused in words', async (words, detail) => {
    const answer = await reader.send('POST', `${row}/comments`, { words });
    expect(answer.body.errors).toEqual([{ pointer: '#/words', detail }]);
  });
});
