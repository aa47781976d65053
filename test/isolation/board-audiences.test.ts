import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { AudienceId } from '#shared/ids.ts';
import { aBoard, aMeeting, anItemDraft, type MadeMeeting, publishAgenda } from '#test/builders/boards.ts';
import { aPlan, ok } from '#test/builders/plans.ts';
import { aMeetingShare, aShareDraft } from '#test/builders/shares.ts';
import { type BoardAudience, membersOf } from '#test/support/board-members.ts';
import { callersOf } from '#test/support/callers.ts';
import { aPartnership, type Partnership } from '#test/support/partnership.ts';
import { type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

/** Every word that is shown to someone bears that audience's mark; what is shown to nobody bears INSIDE. */
const marks = ['MARKPARTNERS', 'MARKFIRST', 'MARKSECOND', 'MARKPUBLIC', 'MARKTHEIRS', 'MARKINSIDE'] as const;
type Mark = (typeof marks)[number];

type Place = { meeting: MadeMeeting; mark: Mark };

let authority: Authority;
let other: Authority;
let partners: Partnership;
let boards: Record<'first' | 'second' | 'theirs', BoardAudience & Place>;
let published: MadeMeeting;

/** A meeting in which only what its audience is given bears the mark. */
async function aMarkedMeeting(at: Authority, board: Awaited<ReturnType<typeof aBoard>>, mark: Mark, inside = mark) {
  const editor = at.as('editor');
  const report = {
    ...{ title: `Report ${inside}`, from: `Author ${inside}`, purpose: `Purpose ${inside}`, body: `Body ${inside}` },
    recommendations: [{ id: null, verb: 'note', words: `Recommendation ${mark}` }],
  };
  const item = { title: `Item ${mark}`, report };
  const meeting = await aMeeting(at, editor, { board, meeting: { place: `Place ${mark}` }, item });
  const hidden = anItemDraft({ title: 'Item MARKINSIDE', order: 'a1', report: null });
  const { body } = ok(await editor.send('POST', `${meeting.path}/agenda-items`, hidden), 201);
  const withdrawn = { withdrawn: { why: 'Why MARKINSIDE' } };
  ok(await editor.send('PATCH', `${meeting.path}/agenda-items/${body.id}`, withdrawn, { 'if-match': '"1"' }), 200);
  await publishAgenda(editor, meeting);
  return meeting;
}

const aMarkedBoard = (at: Authority, mark: Mark) =>
  aBoard(at, at.as('editor'), {
    board: { name: `Board ${mark}`, purpose: 'Purpose MARKINSIDE', linkedTo: 'Link MARKINSIDE' },
    member: { name: 'Member MARKINSIDE', organisation: 'Trust MARKINSIDE' },
  });

const share = (at: Authority, draft: object, by: Api = at.as('editor')) => by.send('POST', `${at.path}/shares`, draft);

async function aSentBoard(at: Authority, mark: Mark): Promise<BoardAudience & Place> {
  const board = await aMarkedBoard(at, mark);
  const members = await membersOf(at, board.board);
  const meeting = await aMarkedMeeting(at, board, mark);
  ok(await share(at, aMeetingShare(meeting, members.audience)), 201);
  await eventually(
    () => members.member.get(`${members.path}/meetings/${meeting.meeting}`),
    ({ body }) => body.papers?.length === 1,
  );
  return { ...members, meeting, mark };
}

beforeAll(async () => {
  [authority, other] = await Promise.all([anAuthority({ mark: 'of all' }), anAuthority({ mark: 'MARKTHEIRS' })]);
  partners = await aPartnership([authority.id], 'MARKPARTNERS');
  const plan = await aPlan(authority, authority.as('editor'), {
    plan: { title: 'Plan MARKPARTNERS', purpose: 'Purpose MARKINSIDE' },
    action: { title: 'Action MARKPARTNERS', fields: { success: 'Success MARKINSIDE' } },
  });
  ok(await share(authority, aShareDraft(plan, partners.audience)), 201);
  const [first, second, theirs] = await Promise.all([
    aSentBoard(authority, 'MARKFIRST'),
    aSentBoard(authority, 'MARKSECOND'),
    aSentBoard(other, 'MARKTHEIRS'),
  ]);
  boards = { first, second, theirs };
  const open = await aMarkedBoard(authority, 'MARKPUBLIC');
  published = await aMarkedMeeting(authority, open, 'MARKPUBLIC', 'MARKINSIDE');
  ok(await share(authority, aMeetingShare(published, `public:${authority.id}`), authority.as('admin')), 201);
  await eventually(
    () => first.member.get(`/api/public/${authority.id}/meetings/${published.meeting}`),
    ({ status }) => status === 200,
  );
  await eventually(
    () => partners.member.get(`${partners.path}/items`),
    ({ body }) => body.items.length === 1,
  );
}, 60_000);

const found = (text: string): Mark[] => marks.filter((mark) => text.includes(mark));
const table = () => inject('stack').table;

async function marksAt(api: Pick<Api, 'get'>, paths: string[]): Promise<Mark[]> {
  const answers = await Promise.all(paths.map((path) => api.get(path)));
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
  return found(JSON.stringify(answers.map(({ body }) => body)));
}

const partitionOf = (audience: string) => ({
  TableName: table(),
  KeyConditionExpression: 'pk = :pk',
  ExpressionAttributeValues: { ':pk': `AUDIENCE#${audience}#SHARED` },
});

const everyAudience = () => [
  { audience: partners.audience as string, mark: 'MARKPARTNERS' },
  { audience: boards.first.audience as string, mark: 'MARKFIRST' },
  { audience: boards.second.audience as string, mark: 'MARKSECOND' },
  { audience: boards.theirs.audience as string, mark: 'MARKTHEIRS' },
];

describe('what each audience is answered', () => {
  test.each(['first', 'second', 'theirs'] as const)('as the %s board is its own papers alone', async (which) => {
    const { member, path, meeting, mark } = boards[which];
    const paths = [path, `${path}/items`, `${path}/meetings`, `${path}/meetings/${meeting.meeting}`, '/api/me'];
    expect(await marksAt(member, paths)).toEqual([mark]);
  });

  test('as a partnership is its part of the plan alone, and no meeting', async () => {
    const paths = [partners.path, `${partners.path}/items`, `${partners.path}/meetings`, '/api/me'];
    expect(await marksAt(partners.member, paths)).toEqual(['MARKPARTNERS']);
    expect((await partners.member.get(`${partners.path}/meetings`)).body.items).toEqual([]);
  });

  test('as anyone is the published agenda alone, without a report or a name', async () => {
    const at = `${authority.id}/meetings/${published.meeting}`;
    const paths = [`/public/${authority.id}`, `/public/${at}`, `/api/public/${authority.id}`, `/api/public/${at}`];
    expect(await marksAt(boards.first.member, [...paths, `/api/public/${at}/agenda.csv`])).toEqual(['MARKPUBLIC']);
  });

  test('is to the field what the schema of a board allows', async () => {
    const { member, path, meeting } = boards.first;
    const { body } = await member.get(`${path}/meetings/${meeting.meeting}`);
    const { asAt: _asAt, share: _share, until: _until, on: _on, id: _id, ...rest } = body;
    const [{ id: _paper, ...paper }] = rest.papers;
    expect({ ...rest, papers: undefined }).toEqual({
      ...{ begins: '14:00', place: 'Place MARKFIRST', state: 'agenda-published', board: 'Board MARKFIRST' },
      ...{ authority: { id: authority.id, name: 'Authority of all', suspended: false }, papers: undefined },
    });
    expect(paper).toEqual({
      ...{ order: 'a0', title: 'Item MARKFIRST', minutes: 20 },
      report: {
        ...{
          title: 'Report MARKFIRST',
          from: 'Author MARKFIRST',
          purpose: 'Purpose MARKFIRST',
          body: 'Body MARKFIRST',
        },
        recommendations: [{ id: expect.any(String), verb: 'note', words: 'Recommendation MARKFIRST', decision: null }],
      },
    });
  });
});

describe('what is not an audience’s', () => {
  test('is not there, whoever of them asks', async () => {
    const { first, second, theirs } = boards;
    const paths = [first, second, theirs, { ...partners, meeting: first.meeting }].map(
      ({ path, meeting }) => [path, `${path}/meetings`, `${path}/meetings/${meeting.meeting}`] as const,
    );
    const askers = [first, second, theirs, partners];
    const answers = await Promise.all(
      askers.flatMap(({ member }, at) =>
        paths.flatMap((each, place) => (place === at ? [] : each.map((path) => member.get(path)))),
      ),
    );
    expect(answers.map(({ status, body }) => [status, found(JSON.stringify(body))])).toEqual(
      answers.map(() => [404, []]),
    );
  });

  test('is not there under one’s own address', async () => {
    const { first, second, theirs } = boards;
    const meetings = [second.meeting, theirs.meeting, published].map(({ meeting }) => meeting);
    const answers = await Promise.all(meetings.map((meeting) => first.member.get(`${first.path}/meetings/${meeting}`)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const open = [first, second].map(({ meeting }) => `/api/public/${authority.id}/meetings/${meeting.meeting}`);
    expect((await Promise.all(open.map((path) => first.member.get(path)))).map(({ status }) => status)).toEqual([
      404, 404,
    ]);
    const elsewhere = await first.member.get(`/api/public/${other.id}/meetings/${published.meeting}`);
    expect(elsewhere.status).toBe(404);
  });

  test('is the authority’s own meeting, for a member of its board', async () => {
    const { member, meeting } = boards.first;
    const paths = [authority.path, meeting.path, `${authority.path}/boards`, `${authority.path}/shares`];
    const answers = await Promise.all(paths.map((path) => member.get(path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
  });
});

describe('straight at the database, with the credentials of a member’s session', () => {
  test('each reads its own copies, and they hold its mark alone', async () => {
    const read = await Promise.all(
      everyAudience().map(async ({ audience }) => {
        const purpose = { does: 'read-shared', audience: audience as AudienceId } as const;
        const { rows } = await callersOf(inject('stack').gate).session(purpose, 'audience');
        const { Items = [] } = await rows.send(new QueryCommand(partitionOf(audience)));
        return found(JSON.stringify(Items));
      }),
    );
    expect(read).toEqual(everyAudience().map(({ mark }) => [mark]));
  });

  test('each is refused every other’s, the public’s and the authority’s rows', async () => {
    const tried = everyAudience().flatMap(({ audience }) => {
      const others = everyAudience().filter((each) => each.audience !== audience);
      const elsewhere = [
        ...others.map((each) => `AUDIENCE#${each.audience}#SHARED`),
        ...[`AUDIENCE#public:${authority.id}#SHARED`, `AUTHORITY#${authority.id}#MEETING#${published.meeting}`],
        ...[`AUTHORITY#${authority.id}`, `SEATS#${audience}`, `SEATS#${authority.id}`],
      ];
      return elsewhere.map((pk) => ({ audience, pk }));
    });
    const refused = await Promise.all(
      tried.map(async ({ audience, pk }) => {
        const purpose = { does: 'read-shared', audience: audience as AudienceId } as const;
        const { rows } = await callersOf(inject('stack').gate).session(purpose, 'audience');
        const query = new QueryCommand({ ...partitionOf(''), ExpressionAttributeValues: { ':pk': pk } });
        return rows.send(query).then(
          () => `read ${pk}`,
          (error: Error) => error.name,
        );
      }),
    );
    expect(refused).toEqual(tried.map(() => 'AccessDeniedException'));
  });

  test('the public function reads what is published, and it holds that mark alone', async () => {
    const { rows } = await callersOf(inject('stack').gate).itself('public');
    const { Items = [] } = await rows.send(new QueryCommand(partitionOf(`public:${authority.id}`)));
    expect(found(JSON.stringify(Items))).toEqual(['MARKPUBLIC']);
  });
});
