import { beforeAll, describe, expect, inject, test } from 'vitest';
import { daysAfter } from '#shared/calendar.ts';
import {
  aBoard,
  aDecisionDraft,
  aMeeting,
  anItemDraft,
  type MadeBoard,
  type MadeMeeting,
  publishAgenda,
} from '#test/builders/boards.ts';
import { ok } from '#test/builders/plans.ts';
import { aMeetingShare } from '#test/builders/shares.ts';
import { type BoardAudience, membersOf } from '#test/support/board-members.ts';
import { aPartnership } from '#test/support/partnership.ts';
import { type Answer, type Authority, anAuthority, eventually, type Who } from '#test/support/world.ts';

let authority: Authority;
let other: Authority;
let board: MadeBoard;
let members: BoardAudience;

beforeAll(async () => {
  [authority, other] = await Promise.all([anAuthority(), anAuthority()]);
  board = await aBoard(authority, authority.as('editor'), { board: { name: 'The board' } });
  members = await membersOf(authority, board.board);
});

const asking = (body: unknown, who: Who = 'editor') => authority.as(who).send('POST', `${authority.path}/shares`, body);
const change = (path: string, body: object, version: number, who: Who = 'editor') =>
  authority.as(who).send('PATCH', path, body, { 'if-match': `"${version}"` });

async function aSendable(): Promise<MadeMeeting> {
  const editor = authority.as('editor');
  const meeting = await aMeeting(authority, editor, { board });
  await publishAgenda(editor, meeting);
  return meeting;
}

const papers = ({ meeting }: MadeMeeting) => members.member.get(`${members.path}/meetings/${meeting}`);
const isShown = ({ status }: Answer) => status === 200;
const isGone = ({ status }: Answer) => status === 404;

async function withdraw(share: { id: string; version: number }, who: Who = 'editor'): Promise<Answer> {
  const version = { 'if-match': `"${share.version}"` };
  return authority.as(who).send('DELETE', `${authority.path}/shares/${share.id}`, { why: 'Sent too early' }, version);
}

describe('papers of a meeting that are sent to its board', () => {
  test('reach a member in order, follow what changes, and are gone once withdrawn', async () => {
    const meeting = await aSendable();
    const made = ok(await asking(aMeetingShare(meeting, members.audience)), 201);
    expect(made.body).toMatchObject({ audienceName: 'Members of The board', partOf: 'The board', fields: null });
    const first = await eventually(() => papers(meeting), isShown);
    const report = {
      ...{ title: 'Progress of the action plan', from: 'Head of School Improvement', purpose: 'To report progress' },
      ...{ body: 'Most actions are on track.' },
    };
    expect(first.body).toMatchObject({
      ...{ id: meeting.meeting, board: 'The board', state: 'agenda-published', place: 'Town hall' },
      papers: [{ id: meeting.item, minutes: 20, report: { ...report, recommendations: [{ decision: null }, {}] } }],
    });
    expect((await members.member.get(`${members.path}/meetings`)).body.items).toMatchObject([{ id: meeting.meeting }]);
    const late = ok(
      await authority
        .as('editor')
        .send('POST', `${meeting.path}/agenda-items`, anItemDraft({ order: 'Zz', report: null })),
      201,
    );
    const decided = aDecisionDraft(meeting, { words: 'With thanks' });
    ok(await authority.as('editor').send('POST', `${meeting.path}/decisions`, decided), 201);
    const followed = await eventually(
      () => papers(meeting),
      ({ body }) => body.papers?.length === 2 && body.papers[1].report.recommendations[1].decision !== null,
    );
    expect(followed.body.papers.map(({ id }: { id: string }) => id)).toEqual([late.body.id, meeting.item]);
    expect(followed.body.papers[1].report.recommendations[1].decision).toEqual({
      ...{ outcome: 'agreed', words: 'With thanks', on: decided.on },
    });
    expect(JSON.stringify(followed.body)).not.toContain(authority.as('editor').person);
    ok(await withdraw(made.body), 200);
    await eventually(() => papers(meeting), isGone);
  });

  test('lose an item that is withdrawn from the agenda, and all while the agenda is taken back', async () => {
    const meeting = await aSendable();
    const { body: header } = ok(await authority.as('editor').get(meeting.path), 200);
    ok(await asking(aMeetingShare(meeting, members.audience)), 201);
    await eventually(() => papers(meeting), isShown);
    ok(await change(`${meeting.path}/agenda-items/${meeting.item}`, { withdrawn: { why: 'Not ready' } }, 1), 200);
    await eventually(
      () => papers(meeting),
      ({ body }) => body.papers?.length === 0,
    );
    ok(await change(`${meeting.path}/agenda-items/${meeting.item}`, { withdrawn: null }, 2), 200);
    const back = ok(await change(meeting.path, { state: 'planned' }, header.version), 200);
    await eventually(() => papers(meeting), isGone);
    ok(await change(meeting.path, { state: 'agenda-published' }, back.body.version), 200);
    await eventually(
      () => papers(meeting),
      ({ body }) => body.papers?.length === 1,
    );
  });

  test('bear the board’s name of today', async () => {
    const own = await aBoard(authority, authority.as('editor'), { board: { name: 'Old name' } });
    const audience = await membersOf(authority, own.board);
    const meeting = await aMeeting(authority, authority.as('editor'), { board: own });
    await publishAgenda(authority.as('editor'), meeting);
    ok(await asking(aMeetingShare(meeting, audience.audience)), 201);
    const list = () => audience.member.get(`${audience.path}/meetings`);
    await eventually(list, ({ body }) => body.items[0]?.board === 'Old name');
    const { body } = ok(await authority.as('editor').get(own.path), 200);
    ok(await change(own.path, { name: 'New name' }, body.version), 200);
    await eventually(list, ({ body: seen }) => seen.items[0]?.board === 'New name');
  });

  test('asked for twice with one key are sent once, and with another are refused', async () => {
    const meeting = await aSendable();
    const key = { 'idempotency-key': crypto.randomUUID() };
    const send = (headers: Record<string, string>) =>
      authority
        .as('editor')
        .send('POST', `${authority.path}/shares`, aMeetingShare(meeting, members.audience), headers);
    const [first, again, once] = [await send(key), await send(key), await send({})];
    expect([first.status, again.status, once.status]).toEqual([201, 201, 409]);
    expect(again.body.id).toBe(first.body.id);
    expect(once.body.detail).toMatch(/^It is shown to them already, until .+\. Withdraw that first/);
    ok(await withdraw(first.body), 200);
    ok(await asking(aMeetingShare(meeting, members.audience)), 201);
  });
});

describe('papers that cannot be sent', () => {
  const yesterday = daysAfter(new Date().toISOString().slice(0, 10), -1);
  const notTheBoard = { pointer: '#/audience', detail: 'Choose the board whose meeting it is, or everyone' };

  test('are told everything that is wrong at once', async () => {
    const meeting = await aSendable();
    const partnership = await aPartnership([authority.id]);
    const fields = { columns: [], status: true, latestUpdate: true, dueOn: true };
    const draft = aMeetingShare(meeting, partnership.audience, { until: yesterday, fields });
    const answer = await asking(draft);
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [
        notTheBoard,
        { pointer: '#/fields', detail: 'Send null: a meeting is shown as a whole' },
        { pointer: '#/until', detail: 'Enter today’s date or one in the future' },
      ],
    ]);
  });

  test('go to no other board of the authority, nor to one of another', async () => {
    const meeting = await aSendable();
    const [another, theirs] = await Promise.all([
      aBoard(authority, authority.as('editor')),
      aBoard(other, other.as('editor')),
    ]);
    const audiences = [
      `board:${authority.id}:${another.board}`,
      `board:${other.id}:${theirs.board}`,
      `public:${other.id}`,
    ];
    const answers = await Promise.all(audiences.map((audience) => asking(aMeetingShare(meeting, audience), 'admin')));
    expect(answers.map(({ status, body }) => [status, body.errors])).toEqual(audiences.map(() => [422, [notTheBoard]]));
  });

  test('are none of another authority’s meeting, in the words for one that is not there', async () => {
    const theirs = await aBoard(other, other.as('editor'));
    const meeting = await aMeeting(other, other.as('editor'), { board: theirs });
    const answer = await asking(aMeetingShare(meeting, members.audience));
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [{ pointer: '#/thing/meeting', detail: 'Choose one of your meetings' }],
    ]);
  });

  test('are those of an agenda that is not published yet', async () => {
    const meeting = await aMeeting(authority, authority.as('editor'), { board });
    const answer = await asking(aMeetingShare(meeting, members.audience));
    expect([answer.status, answer.body.detail]).toEqual([
      409,
      'The agenda is not published yet. Publish it first, then it can be shown to others.',
    ]);
    expect((await authority.as('editor').get(meeting.path)).body.can).toMatchObject({ send: false, publish: false });
  });

  test('are not for whom may not edit', async () => {
    const meeting = await aSendable();
    expect((await asking(aMeetingShare(meeting, members.audience), 'contributor')).status).toBe(403);
    const seen = await Promise.all(
      (['admin', 'editor', 'reader'] as const).map((who) => authority.as(who).get(meeting.path)),
    );
    expect(seen.map(({ body }) => [body.can.send, body.can.publish])).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ]);
  });
});

describe('an agenda that is published to everyone', () => {
  const { url } = inject('stack');
  const open = async (path: string) => {
    const answer = await fetch(`${url}${path}`);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const pageOf = (meeting: MadeMeeting) => () => open(`/public/${authority.id}/meetings/${meeting.meeting}`);
  const dataOf = ({ meeting }: MadeMeeting) => `/api/public/${authority.id}/meetings/${meeting}`;

  test('is a plain page, data and CSV, without a report or a name, and is gone once withdrawn', async () => {
    const meeting = await aSendable();
    const before = await pageOf(meeting)();
    // Kept for a moment alone: whoever looked too early finds it soon after.
    expect([before.status, before.headers.get('cache-control')]).toEqual([404, 'public, max-age=5']);
    const made = ok(await asking(aMeetingShare(meeting, `public:${authority.id}`), 'admin'), 201);
    const page = await eventually(pageOf(meeting), ({ status }) => status === 200);
    expect(page.headers.get('cache-control')).toBe('public, max-age=60');
    expect(page.text).toContain('Progress of the action plan');
    expect(page.text).toContain('<strong>Note</strong> the progress made');
    expect(page.text).not.toMatch(/Most actions are on track|Head of School Improvement|To report progress|<script/);
    const list = JSON.parse((await open(`/api/public/${authority.id}`)).text);
    expect(list.meetings).toMatchObject([{ id: meeting.meeting, board: 'The board' }]);
    const data = JSON.parse((await open(dataOf(meeting))).text);
    expect(data).toMatchObject({
      items: [{ id: meeting.item, recommendations: [{ decision: null }, { decision: null }] }],
    });
    expect(data).not.toHaveProperty('papers');
    const csv = await open(`${dataOf(meeting)}/agenda.csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.text).toContain(',1,Progress of the action plan,Note,the progress made,,,');
    expect((await withdraw(made.body, 'editor')).status).toBe(403);
    ok(await withdraw(made.body, 'admin'), 200);
    const gone = await eventually(pageOf(meeting), ({ status }) => status === 404);
    expect(gone.text).toContain('Nothing is published here');
    expect((await open(dataOf(meeting))).status).toBe(404);
    expect((await open(`${dataOf(meeting)}/agenda.csv`)).status).toBe(404);
  });

  test('says what was decided once the minutes are agreed, and not before', async () => {
    const meeting = await aSendable();
    const editor = authority.as('editor');
    for (const recommendation of meeting.recommendations) {
      const draft = aDecisionDraft(meeting, { recommendation, words: 'SAIDATMEETING' });
      ok(await editor.send('POST', `${meeting.path}/decisions`, draft), 201);
    }
    ok(await asking(aMeetingShare(meeting, `public:${authority.id}`), 'admin'), 201);
    const page = pageOf(meeting);
    const before = await eventually(page, ({ status }) => status === 200);
    expect(before.text).not.toMatch(/SAIDATMEETING|Agreed/);
    const held = ok(await change(meeting.path, { state: 'held' }, 2), 200);
    const waiting = await eventually(page, ({ text }) => text.includes('The meeting was held'));
    expect(waiting.text).not.toMatch(/SAIDATMEETING/);
    ok(await change(meeting.path, { state: 'minutes-agreed' }, held.body.version), 200);
    await eventually(page, ({ text }) => text.includes('<strong>Agreed</strong>') && text.includes('SAIDATMEETING'));
  });

  test('is not there for what never was, in the same words', async () => {
    const meeting = await aSendable();
    const paths = [
      ...[`/public/nobody`, `/public/${other.id}`, `/public/-/x`, `/public/${authority.id}/meetings/x`],
      ...[`/public/${authority.id}/meetings/${meeting.meeting}`, `/public/nobody/meetings/${meeting.meeting}`],
    ];
    const answers = await Promise.all(paths.map(open));
    expect(answers.map(({ status, text }) => [status, text.includes('Nothing is published here')])).toEqual(
      paths.map(() => [404, true]),
    );
  });

  test('is for an administrator to publish', async () => {
    const meeting = await aSendable();
    const answer = await asking(aMeetingShare(meeting, `public:${authority.id}`));
    expect([answer.status, answer.body.detail]).toEqual([
      403,
      'Only an administrator may publish to everyone. An administrator can do it for you.',
    ]);
  });
});
