import { beforeAll, describe, expect, test } from 'vitest';
import { aCommentDraft, aConsultation, aConsultationDraft, anAnswerDraft } from '#test/builders/consultations.ts';
import { aNodeDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { closedYesterday } from '#test/support/consulted.ts';
import { type Api, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let plan: MadePlan;

beforeAll(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  plan = await aPlan(authority, editor);
});

const opened = (overrides: Record<string, unknown> = {}) => aConsultation(authority, editor, { plan, ...overrides });
const asked = (overrides: object) =>
  editor.send('POST', `${authority.path}/consultations`, aConsultationDraft(plan, overrides));
const commented = async (path: string, overrides: object = {}, by = authority.as('contributor')) =>
  ok(await by.send('POST', `${path}/comments`, aCommentDraft(overrides)), 201).body;
const at = (version: number) => ({ 'if-match': `"${version}"` });
const pointers = ({ body }: { body: { errors: { pointer: string }[] } }) => body.errors.map(({ pointer }) => pointer);

describe('opening a consultation', () => {
  test('keeps the plan as it stands, whatever becomes of it', async () => {
    const own = await aPlan(authority, editor, { plan: { title: 'Strategy' } });
    const { path } = await aConsultation(authority, editor, { plan: own });
    const change = { title: 'Ready for school and work' };
    ok(await editor.send('PATCH', `${own.path}/nodes/${own.priority}`, change, at(1)), 200);
    const { body } = ok(await authority.as('reader').get(path), 200);
    expect(body).toMatchObject({ planTitle: 'Strategy', state: 'open', can: { comment: false, change: false } });
    expect(body.rows.map(({ title }: { title: string }) => title)).toContain('Ready for school');
  });

  test('is refused with everything that is wrong at once', async () => {
    const someone = '01HZX6Q4W2K8M0N1P2R3S4T5V9';
    const answer = await asked({ ...{ closesOn: '2024-01-01', officers: [someone] }, plan: someone });
    expect(answer.status).toBe(422);
    expect(pointers(answer)).toEqual(['#/plan', '#/closesOn', '#/officers/0']);
    expect(answer.body.errors[1].detail).toMatch(/today’s date or one in the future/);
  });

  test('asks somebody, and no audience that is not one’s own', async () => {
    expect(pointers(await asked({}))).toEqual(['#/audiences']);
    const foreign = ['partnership:nowhere', 'board:elsewhere:01HZX6Q4W2K8M0N1P2R3S4T5V9', 'school:123456'];
    expect(pointers(await asked({ audiences: foreign }))).toEqual(['#/audiences/0', '#/audiences/1', '#/audiences/2']);
  });

  test('everyone is asked by an administrator alone', async () => {
    const audiences = [`public:${authority.id}`];
    expect((await asked({ audiences })).status).toBe(403);
    const draft = aConsultationDraft(plan, { audiences });
    const { body } = ok(await authority.as('admin').send('POST', `${authority.path}/consultations`, draft), 201);
    expect(body.audiences).toMatchObject([{ name: 'Everyone' }]);
    const again = await editor.send(
      'DELETE',
      `${authority.path}/consultations/${body.id}`,
      { why: 'A slip' },
      at(body.version),
    );
    expect(again.status).toBe(403);
  });

  test('twice with one key is one consultation', async () => {
    const draft = aConsultationDraft(plan, { officers: [editor.person], title: 'Once' });
    const key = { 'idempotency-key': crypto.randomUUID() };
    const [one, two] = [
      await editor.send('POST', `${authority.path}/consultations`, draft, key),
      await editor.send('POST', `${authority.path}/consultations`, draft, key),
    ];
    expect([one.status, two.status, two.body.id]).toEqual([201, 201, one.body.id]);
  });
});

describe('a comment by an officer', () => {
  test('is for those who are named, and for editors', async () => {
    const { path } = await opened();
    const about = { node: plan.objective };
    const made = await commented(path, about);
    expect(made).toMatchObject({ ...about, from: { kind: 'officer' }, person: authority.as('contributor').person });
    const refused = await authority.as('reader').send('POST', `${path}/comments`, aCommentDraft());
    expect([refused.status, refused.body.detail]).toEqual([
      403,
      'You are not among the officers who are asked. An editor or administrator can name you.',
    ]);
  });

  test('is about a row of the draft, one of its questions or the whole', async () => {
    const { path } = await opened();
    const about = async (overrides: object) =>
      pointers(await editor.send('POST', `${path}/comments`, aCommentDraft(overrides)));
    expect(await about({ node: '01HZX6Q4W2K8M0N1P2R3S4T5V9' })).toEqual(['#/node']);
    expect(await about({ question: 2 })).toEqual(['#/question']);
    expect(await about({ node: plan.objective, question: 1 })).toEqual(['#/question']);
    await commented(path, { question: 1 });
  });

  test('comes too late once the closing day is over', async () => {
    const { id, path } = await opened();
    await closedYesterday(authority, id);
    const answer = await editor.send('POST', `${path}/comments`, aCommentDraft());
    expect(answer.status).toBe(409);
    expect(answer.body.detail).toMatch(/^This consultation closed at 23:59 on .*Comments are no longer accepted\.$/);
  });
});

describe('an answer', () => {
  test('says what becomes of it and which row was changed; the second of two is told so', async () => {
    const { path } = await opened();
    const { id, version } = await commented(path);
    const answer = anAnswerDraft({ node: plan.action });
    const answered = ok(await editor.send('PATCH', `${path}/comments/${id}`, answer, at(version)), 200).body;
    expect(answered.answer).toMatchObject({ ...answer, by: editor.person });
    const late = await editor.send('PATCH', `${path}/comments/${id}`, anAnswerDraft(), at(version));
    expect([late.status, late.body.current.answer.words]).toEqual([412, 'Accepted, see 2.3']);
    const wrong = anAnswerDraft({ node: '01HZX6Q4W2K8M0N1P2R3S4T5V9' });
    expect(pointers(await editor.send('PATCH', `${path}/comments/${id}`, wrong, at(2)))).toEqual(['#/node']);
  });

  test('may name a row that was added since', async () => {
    const own = await aPlan(authority, editor);
    const { path } = await aConsultation(authority, editor, { plan: own });
    const { id } = await commented(path);
    const draft = aNodeDraft({ title: 'Work and life beyond school', order: 'a5' });
    const added = ok(await editor.send('POST', `${own.path}/nodes`, draft), 201).body.node.id;
    ok(await editor.send('PATCH', `${path}/comments/${id}`, anAnswerDraft({ node: added }), at(1)), 200);
    const { body } = ok(await editor.get(`${path}/difference`), 200);
    expect(body.isFinal).toBe(false);
    expect(body.rows.find((row: { id: string }) => row.id === added)).toMatchObject({
      change: 'added',
      comments: [id],
    });
  });
});

describe('what is to be addressed before the final version', () => {
  test('is what has no answer, and what was accepted and stands unchanged', async () => {
    const own = await aPlan(authority, editor);
    const { path } = await aConsultation(authority, editor, { plan: own });
    const [first, second, third] = [await commented(path), await commented(path), await commented(path)];
    const accepted = anAnswerDraft({ node: own.objective });
    ok(await editor.send('PATCH', `${path}/comments/${second.id}`, accepted, at(1)), 200);
    const spam = { reason: 'spam', why: '' };
    const aside = ok(await editor.send('DELETE', `${path}/comments/${third.id}`, spam, at(1)), 200).body;
    expect([aside.words, aside.setAside.reason]).toEqual(['', 'spam']);
    const matters = async () => ok(await editor.get(path), 200).body.matters;
    expect(await matters()).toEqual([
      { comment: first.id, waits: 'answer' },
      { comment: second.id, waits: 'change' },
    ]);
    const change = { title: 'Support families early' };
    ok(await editor.send('PATCH', `${own.path}/nodes/${own.objective}`, change, at(1)), 200);
    expect(await matters()).toEqual([{ comment: first.id, waits: 'answer' }]);
  });
});

describe('the final version', () => {
  test('waits for the closing day and for answers, shows what changed, and stays', async () => {
    const own = await aPlan(authority, editor);
    const { id, path } = await aConsultation(authority, editor, { plan: own });
    const comment = await commented(path);
    const final = { words: 'Thank you', leaveUnanswered: false };
    const publish = (version: number, draft = final) => editor.send('POST', `${path}/final`, draft, at(version));
    expect((await publish(1)).body.detail).toMatch(/is open until/);
    const version = await closedYesterday(authority, id);
    expect((await publish(version)).body.detail).toMatch(/^1 comment has no answer yet/);
    const answer = anAnswerDraft({ node: own.priority });
    ok(await editor.send('PATCH', `${path}/comments/${comment.id}`, answer, at(1)), 200);
    const title = (words: string, row: number) =>
      editor.send('PATCH', `${own.path}/nodes/${own.priority}`, { title: words }, at(row));
    ok(await title('Ready for school and work', 1), 200);
    expect(ok(await publish(version), 200).body).toMatchObject({ state: 'final', matters: [] });
    ok(await title('Changed after it', 2), 200);
    const { body } = ok(await authority.as('reader').get(`${path}/difference`), 200);
    const row = body.rows.find(({ id }: { id: string }) => id === own.priority);
    expect(row).toMatchObject({ change: 'changed', comments: [comment.id] });
    expect(row.fields).toMatchObject([{ before: 'Ready for school', after: 'Ready for school and work' }]);
    expect((await publish(version + 1)).status).toBe(409);
    const late = await editor.send('PATCH', `${path}/comments/${comment.id}`, anAnswerDraft(), at(2));
    expect(late.status).toBe(409);
  });
});

describe('changing a consultation', () => {
  test('moves the closing day, and the second of two is told so', async () => {
    const { path, version } = await opened();
    const moved = ok(await editor.send('PATCH', path, { closesOn: '2027-12-31', why: 'More time' }, at(version)), 200);
    expect([moved.body.closesOn, moved.headers.get('etag')]).toEqual(['2027-12-31', '"2"']);
    expect((await editor.send('PATCH', path, { title: 'Other' }, at(version))).status).toBe(412);
    expect(pointers(await editor.send('PATCH', path, { closesOn: '2024-01-01' }, at(2)))).toEqual(['#/closesOn']);
  });

  test('withdrawing it ends all of it', async () => {
    const { path, version } = await opened();
    ok(await editor.send('DELETE', path, { why: 'Opened too early' }, at(version)), 200);
    expect((await editor.send('POST', `${path}/comments`, aCommentDraft())).status).toBe(409);
    expect((await editor.send('PATCH', path, { title: 'Other' }, at(2))).status).toBe(409);
  });
});
