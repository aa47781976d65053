import { PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readAssembly } from '#infra/local/assembly.ts';
import { type Stack, startStack } from '#infra/local/stack.ts';
import { shareRow } from '#kernel/audience-rows.ts';
import { meetingRowsOf } from '#kernel/board-rows.ts';
import { trimmedFor } from '#shared/audiences/contents.ts';
import { meetingContents } from '#shared/audiences/meeting-rules.ts';
import { aBoardDraft, aMeetingDraft, anItemDraft } from '#test/builders/boards.ts';
import { ok } from '#test/builders/plans.ts';
import { aMeetingShare } from '#test/builders/shares.ts';
import { copiesIn } from '#test/support/copies.ts';
import { anOffice, type Office } from '#test/support/officers.ts';
import { engineOf, eventually } from '#test/support/world.ts';

let stack: Stack;
const { rowsIn, foundFor, mended, withoutPublisher } = copiesIn(() => stack);

beforeAll(async () => {
  stack = await startStack({ assembly: readAssembly(inject('stack').assembly) });
});
afterAll(() => stack.stop());

/** A meeting of today whose agenda is published, of a board of its own. */
type Sitting = { office: Office; board: string; meeting: string; path: string };

async function aSitting(): Promise<Sitting> {
  const office = await anOffice(stack);
  const clerk = office.as('clerk');
  const board = ok(await clerk.send('POST', `${office.path}/boards`, aBoardDraft()), 201).body.id;
  const made = ok(await clerk.send('POST', `${office.path}/boards/${board}/meetings`, aMeetingDraft()), 201);
  const path = `${office.path}/meetings/${made.body.id}`;
  ok(await clerk.send('POST', `${path}/agenda-items`, anItemDraft()), 201);
  ok(await clerk.send('PATCH', path, { state: 'agenda-published' }, { 'if-match': '"1"' }), 200);
  return { office, board, meeting: made.body.id, path };
}

const audiencesOf = ({ office, board }: Sitting) => ({
  board: `board:${office.id}:${board}`,
  public: `public:${office.id}`,
});

/** What an audience's partition should hold, worked out from the rows of the authority. */
async function wantedFor({ office, board }: Sitting, kind: 'board' | 'public', audience: string): Promise<string[]> {
  const shares = (await rowsIn(`AUTHORITY#${office.id}#SHARES`)).map((item) => shareRow.read(item));
  const standing = shares.filter((share) => share.withdrawn === null && share.audience === audience);
  const [header] = await rowsIn(`AUTHORITY#${office.id}#BOARD#${board}`);
  const each = standing.map(async ({ thing, id: share, until }) => {
    if (thing.kind !== 'meeting') return [];
    const { meeting, ...rows } = meetingRowsOf(await rowsIn(`AUTHORITY#${office.id}#MEETING#${thing.meeting}`));
    if (meeting === null) return [];
    const contents = meetingContents({ ...rows, board: String(header?.name), meeting }, kind);
    return contents.map((content) => JSON.stringify({ share, until, content: trimmedFor(kind, content) }));
  });
  return (await Promise.all(each)).flat().sort();
}

async function wantedAndFound(sitting: Sitting): Promise<{ wanted: string[][]; found: string[][] }> {
  const audiences = audiencesOf(sitting);
  return {
    wanted: await Promise.all([
      wantedFor(sitting, 'board', audiences.board),
      wantedFor(sitting, 'public', audiences.public),
    ]),
    found: await Promise.all([foundFor(audiences.board), foundFor(audiences.public)]),
  };
}

const kinds = ['add', 'retitle', 'withdraw', 'put-back', 'back', 'send', 'publish', 'unshare', 'rename'] as const;
const anyChange = fc.record({ does: fc.constantFrom(...kinds), words: fc.stringMatching(/^[a-z]{1,12}$/) });
type Change = { does: (typeof kinds)[number]; words: string };

/** Makes one change as an officer, on whatever there is to change. */
async function make(sitting: Sitting, { does, words }: Change, place: number): Promise<void> {
  const { office, path, board, meeting } = sitting;
  const [clerk, admin] = [office.as('clerk'), office.as('admin')];
  const version = (each: { version: number }) => ({ 'if-match': `"${each.version}"` });
  const view = ok(await clerk.get(path), 200).body;
  const item = view.items[place % view.items.length];
  const changeItem = async (change: object) =>
    ok(await clerk.send('PATCH', `${path}/agenda-items/${item.id}`, change, version(item)), 200);
  const shares = async () => ok(await admin.get(`${office.path}/shares`), 200).body.items;
  const share = async (audience: string) => {
    const answer = await admin.send('POST', `${office.path}/shares`, aMeetingShare({ meeting }, audience));
    if (answer.status !== 409) ok(answer, 201);
  };
  if (does === 'add') {
    const draft = anItemDraft({ title: words, order: `a${place}`, report: null });
    ok(await clerk.send('POST', `${path}/agenda-items`, draft), 201);
  } else if (does === 'retitle') await changeItem({ title: words });
  else if (does === 'withdraw') await changeItem({ withdrawn: { why: words } });
  else if (does === 'put-back') await changeItem({ withdrawn: null });
  else if (does === 'send') await share(audiencesOf(sitting).board);
  else if (does === 'publish') await share(audiencesOf(sitting).public);
  else if (does === 'back') {
    const state = view.state === 'planned' ? 'agenda-published' : 'planned';
    if (view.can.states.includes(state)) ok(await clerk.send('PATCH', path, { state }, version(view)), 200);
  } else if (does === 'rename') {
    const own = `${office.path}/boards/${board}`;
    const header = ok(await clerk.get(own), 200).body;
    ok(await clerk.send('PATCH', own, { name: words }, version(header)), 200);
  } else {
    const shown = (await shares()).find(({ state }: { state: string }) => state === 'shown');
    if (shown === undefined) return;
    ok(await admin.send('DELETE', `${office.path}/shares/${shown.id}`, { why: words }, version(shown)), 200);
  }
}

async function makeAll(sitting: Sitting, changes: readonly Change[]): Promise<void> {
  for (const [place, change] of changes.entries()) await make(sitting, change, place);
}

const shown: Change[] = [
  { does: 'send', words: 'a' },
  { does: 'publish', words: 'a' },
];

describe('what is shown of a meeting', () => {
  test('equals what it should be after any hundred changes, and there is nothing to mend', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { minLength: 100, maxLength: 100 }), async (changes) => {
        const sitting = await aSitting();
        await makeAll(sitting, [...shown, ...changes]);
        await stack.idle();
        const { wanted, found } = await wantedAndFound(sitting);
        expect(found).toEqual(wanted);
        expect(await mended()).toEqual([0]);
      }),
      { numRuns: 1 },
    );
  }, 120_000);

  test('is mended by the schedule where the publisher stood still during a hundred changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { minLength: 100, maxLength: 100 }), async (changes) => {
        const sitting = await aSitting();
        await makeAll(sitting, shown);
        await stack.idle();
        const last: Change[] = [{ does: 'rename', words: 'lastname' }, { does: 'add', words: 'late' }, ...shown];
        await withoutPublisher(() => makeAll(sitting, [...changes, ...last]));
        expect((await mended())[0]).toBeGreaterThan(0);
        const { wanted, found } = await wantedAndFound(sitting);
        expect(found).toEqual(wanted);
        expect(await mended()).toEqual([0]);
      }),
      { numRuns: 1 },
    );
  }, 180_000);

  test('is kept from nobody by a row that cannot be read, which is set aside', async () => {
    const [poisoned, well] = [await aSitting(), await aSitting()];
    await makeAll(poisoned, shown);
    await stack.idle();
    const pk = `AUTHORITY#${poisoned.office.id}#MEETING#${poisoned.meeting}`;
    const Item = { pk, sk: 'ITEM#POISON', row: 'agenda-item', v: 1 };
    await engineOf(stack.dynamodb.url).send(new PutCommand({ TableName: stack.tableName, Item }));
    await makeAll(well, [{ does: 'retitle', words: 'well' }, ...shown]);
    const { board } = audiencesOf(well);
    await eventually(
      () => foundFor(board),
      (found) => found.some((copy) => copy.includes('"title":"well"')),
    );
    await stack.idle();
    const failed = stack.failures.list().map(({ message }) => JSON.stringify(message));
    expect(failed.filter((message) => message.includes(pk) && message.includes('Publisher'))).toHaveLength(1);
  }, 60_000);
});
