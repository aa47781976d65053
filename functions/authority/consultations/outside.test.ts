import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { aBoard } from '#test/builders/boards.ts';
import { aConsultation, anAnswerDraft, type MadeConsultation } from '#test/builders/consultations.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type BoardAudience, membersOf } from '#test/support/board-members.ts';
import { afterReading, closedYesterday, openForm, sendForm } from '#test/support/consulted.ts';
import { aPartnership, type Partnership } from '#test/support/partnership.ts';
import { type Api, type Authority, anAuthority, engineClient, eventually, type Json } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let plan: MadePlan;
let board: BoardAudience;
let partnership: Partnership;
let consultation: MadeConsultation;
let page: string;
/** Tokens of forms that somebody has read for long enough; each is good for one comment. */
let read: string[];

beforeAll(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  plan = await aPlan(authority, editor, { action: { owner: editor.person } });
  const made = await aBoard(authority, editor);
  [board, partnership] = await Promise.all([membersOf(authority, made.board), aPartnership([authority.id])]);
  const audiences = [board.audience, partnership.audience, `public:${authority.id}`];
  consultation = await aConsultation(authority, authority.as('admin'), { plan, audiences });
  page = `/public/${authority.id}/consultations/${consultation.id}`;
  await Promise.all([
    eventually(open, ({ status }) => status === 200),
    ...[board, partnership].map(({ member, path }) =>
      eventually(
        () => member.get(`${path}/consultations`),
        ({ body }) => body.items.length === 1,
      ),
    ),
  ]);
  const forms = await Promise.all(Array.from({ length: 28 }, () => openForm(`${page}/comments`)));
  read = forms.map(({ token }) => token);
  await afterReading();
}, 60_000);

const open = async (path = page) => {
  const answer = await fetch(`${inject('stack').url}${path}`);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};
const at = (version: number) => ({ 'if-match': `"${version}"` });
const inbox = async (): Promise<Json[]> => ok(await editor.get(`${consultation.path}/inbox`), 200).body.items;
const waiting = async (words: string): Promise<Json> => (await inbox()).find((each) => each.words === words);
const hasRead = (): string => read.pop() ?? '';
const sent = async (words: string, fields: Record<string, string> = {}) => {
  return sendForm(`${page}/comments`, { words, token: hasRead(), ...fields });
};
const stored = async () => {
  const { Items = [] } = await engineClient().send(
    new QueryCommand({
      TableName: inject('stack').table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `INBOX#${authority.id}` },
    }),
  );
  return JSON.stringify(Items);
};

describe('what everyone is asked', () => {
  test('is a plain page with the draft, what is asked and until when, and no name', async () => {
    const { text, headers } = await open();
    expect(text).toMatch(/Education strategy: have your say.*Tell us what you think.*Are these the right themes/s);
    expect(text).toMatch(/Comments are taken until 23:59 on .*Ready for school.*Hold parenting courses/s);
    expect(text).not.toMatch(/<script|editor /);
    expect(headers.get('cache-control')).toBe('public, max-age=60');
    const data = JSON.parse((await open(`/api${page}`)).text);
    expect(data).toMatchObject({ state: 'open', comments: [], rows: [{ title: 'Ready for school' }, {}, {}] });
    expect(JSON.stringify(data)).not.toContain(editor.person);
    expect((await open(`/public/${authority.id}`)).text).toContain('Open for comments until');
  });

  test('is nothing where there is none, and nothing of an authority that asks nobody', async () => {
    const other = await anAuthority();
    for (const path of [`/public/${other.id}/consultations/${consultation.id}`, `${page}x`, `${page}x/comments`])
      expect((await open(path)).status).toBe(404);
    expect(
      (await sendForm(`/public/${other.id}/consultations/${consultation.id}/comments`, { words: 'x' })).status,
    ).toBe(404);
  });
});

describe('the form', () => {
  test('needs no script, is kept nowhere, and what it sends waits for an officer', async () => {
    const { headers } = await open(`${page}/comments`);
    expect(headers.get('cache-control')).toBe('no-store');
    const words = 'More about <b>bold</b> reading';
    expect((await sent(words, { about: plan.objective, name: 'A parent' })).status).toBe(303);
    expect(await waiting(words)).toMatchObject({ node: plan.objective, from: { kind: 'public', name: 'A parent' } });
    expect((await open()).text).not.toContain('bold');
    expect((await open(`${page}/comments?sent=yes`)).text).toContain('Your comment was received');
  }, 20_000);

  test('gives back what was typed, escaped, with all that is wrong', async () => {
    const { token } = await openForm(`${page}/comments`);
    const long = `<i>${'x'.repeat(4_001)}`;
    const { status, text } = await sendForm(`${page}/comments`, { token, words: long, name: 'n'.repeat(101) });
    expect(status).toBe(422);
    expect(text).toMatch(/Keep the comment to 4,000 characters.*Keep the name to 100 characters/s);
    expect(text).toContain('&lt;i&gt;');
    expect((await sendForm(`${page}/comments`, { token, words: ' ' })).text).toContain('Enter your comment');
    expect((await sendForm(`${page}/comments`, { token, words: 'x'.repeat(70_000) })).status).toBe(413);
  });

  test('is refused to programs: too quick, forged, of another consultation, with the hidden field filled in', async () => {
    const { token } = await openForm(`${page}/comments`);
    const quick = await sendForm(`${page}/comments`, { token, words: 'Buy this' });
    expect([quick.status, quick.text.includes('That was very quick')]).toEqual([422, true]);
    const forged = await sendForm(`${page}/comments`, { token: `${token}x`, words: 'Buy this' });
    expect([forged.status, forged.text.includes('no longer good')]).toEqual([422, true]);
    const later = hasRead();
    expect((await sendForm(`${page}/comments`, { token: later, words: 'Buy this', website: 'x' })).status).toBe(422);
    const nowhere = await sendForm(`${page}/comments`, { token: later, words: 'Buy this', about: 'nothing' });
    expect(nowhere.status).toBe(422);
    expect(await stored()).not.toContain('Buy this');
  });

  test('sent twice is one comment', async () => {
    const token = hasRead();
    for (const _ of [1, 2])
      expect((await sendForm(`${page}/comments`, { token, words: 'Only once' })).status).toBe(303);
    expect((await inbox()).filter(({ words }) => words === 'Only once')).toHaveLength(1);
  });

  test('keeps no address of anyone', async () => {
    expect((await sent('Who am I?')).status).toBe(303);
    expect(await stored()).not.toMatch(/127\.0\.0\.1|::1/);
  });

  test('says so from an address that has sent too many', async () => {
    const tokens = Array.from({ length: 22 }, hasRead);
    const statuses = [];
    for (const [place, token] of tokens.entries())
      statuses.push((await sendForm(`${page}/comments`, { token, words: `Flood ${place}` })).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await inbox()).length).toBeLessThanOrEqual(21);
  }, 40_000);
});

describe('a member', () => {
  test.each([
    ['of a board', () => board],
    ['of a partnership', () => partnership],
  ])('%s is shown the draft and comments on it', async (name, of) => {
    const { member, path } = of();
    const own = `${path}/consultations/${consultation.id}`;
    expect(ok(await member.get(own), 200).body).toMatchObject({ state: 'open', authority: { id: authority.id } });
    const draft = { node: plan.action, question: null, words: `From a member ${name}` };
    const key = { 'idempotency-key': crypto.randomUUID() };
    const { id } = ok(await member.send('POST', `${own}/comments`, draft, key), 201).body;
    expect(ok(await member.send('POST', `${own}/comments`, draft, key), 201).body.id).toBe(id);
    expect(await waiting(draft.words)).toMatchObject({ id, node: plan.action, from: { kind: 'member' } });
    expect((await inbox()).filter(({ words }) => words === draft.words)).toHaveLength(1);
    const wrong = await member.send('POST', `${own}/comments`, { nonsense: true });
    expect(wrong.status).toBe(422);
    const elsewhere = await member.send('POST', `${own}/comments`, { ...draft, node: plan.plan });
    expect(elsewhere.body.errors).toMatchObject([{ pointer: '#/node' }]);
    expect((await member.send('POST', `${own}x/comments`, draft)).status).toBe(404);
    expect((await member.get(`${authority.path}/consultations`)).status).toBe(404);
  });
});

describe('an officer', () => {
  const comment = async (words: string) => {
    const { member, path } = partnership;
    const draft = { node: null, question: 1, words };
    return ok(await member.send('POST', `${path}/consultations/${consultation.id}/comments`, draft), 201).body.id;
  };
  const moderated = (id: string, how: string, body: object, headers = {}) =>
    editor.send('POST', `${consultation.path}/inbox/${id}/${how}`, body, headers);

  test('takes in a comment with a name left out, once, and the inbox keeps none of its words', async () => {
    const id = await comment('Ask Jane Doe about it');
    const key = { 'idempotency-key': crypto.randomUUID() };
    const asked = { words: 'Ask … about it' };
    const taken = ok(await moderated(id, 'take-in', asked, key), 201).body;
    expect(taken).toMatchObject({ id, words: 'Ask … about it', redacted: true, question: 1, from: { kind: 'member' } });
    expect(ok(await moderated(id, 'take-in', asked, key), 201).body.id).toBe(id);
    expect((await moderated(id, 'take-in', { words: 'Again' })).status).toBe(409);
    expect(await stored()).not.toContain('Jane Doe');
    const log = ok(await editor.get(consultation.path), 200).body.comments;
    expect(log.find((each: Json) => each.id === id)).toMatchObject({ answer: null });
  });

  test('sets one aside with a reason, and its words are gone', async () => {
    const id = await comment('Something unkind');
    ok(await moderated(id, 'set-aside', { reason: 'offensive', why: '' }), 204);
    expect((await moderated(id, 'set-aside', { reason: 'spam', why: '' })).status).toBe(409);
    const { body } = ok(await editor.get(`${consultation.path}/inbox`), 200);
    expect(body.aside).toContainEqual(expect.objectContaining({ id, reason: 'offensive', by: editor.person }));
    expect(await stored()).not.toContain('Something unkind');
  });

  test('who may not edit is told so', async () => {
    expect((await authority.as('reader').get(`${consultation.path}/inbox`)).status).toBe(403);
  });
});

describe('the end', () => {
  test('closes the form, then shows the final version with what changed and the comments, without names', async () => {
    const own = await aPlan(authority, editor);
    const made = await aConsultation(authority, authority.as('admin'), {
      ...{ plan: own, audiences: [`public:${authority.id}`], publishComments: true },
    });
    const path = `/public/${authority.id}/consultations/${made.id}`;
    await eventually(
      () => open(path),
      ({ status }) => status === 200,
    );
    const said = { node: own.priority, question: null, words: 'Speak of work too', onBehalfOf: 'Strategic board' };
    const { id } = ok(await editor.send('POST', `${made.path}/comments`, said), 201).body;
    const { token } = await openForm(`${path}/comments`);
    const version = await closedYesterday(authority, made.id);
    await eventually(
      () => open(path),
      ({ text }) => text.includes('Comments are no longer accepted'),
    );
    await afterReading();
    expect((await openForm(`${path}/comments`)).status).toBe(409);
    expect((await sendForm(`${path}/comments`, { token, words: 'Too late' })).status).toBe(409);
    ok(await editor.send('PATCH', `${made.path}/comments/${id}`, anAnswerDraft({ node: own.priority }), at(1)), 200);
    ok(await editor.send('PATCH', `${own.path}/nodes/${own.priority}`, { title: 'Ready for work' }, at(1)), 200);
    const final = { words: 'Thank you to all', leaveUnanswered: false };
    ok(await authority.as('admin').send('POST', `${made.path}/final`, final, at(version)), 200);
    const { text } = await eventually(
      () => open(path),
      (answer) => answer.text.includes('This is the final version'),
    );
    expect(text).toMatch(/Thank you to all.*Changed.*Ready for school.*Ready for work.*comment 1/s);
    expect(text).toMatch(/Strategic board, about.*Speak of work too.*Accepted.*Accepted, see 2\.3/s);
    expect(text).not.toContain('editor ');
    const why = { why: 'Over' };
    ok(await authority.as('admin').send('DELETE', made.path, why, at(version + 1)), 200);
    await eventually(
      () => open(path),
      ({ status }) => status === 404,
    );
  }, 60_000);
});
