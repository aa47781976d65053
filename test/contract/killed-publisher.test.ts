import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { publisher } from '#functions/publisher/publish.ts';
import { readAssembly } from '#infra/local/assembly.ts';
import { type Stack, startStack } from '#infra/local/stack.ts';
import type { Credentials } from '#kernel/session.ts';
import { daysAfter } from '#shared/calendar.ts';
import { aBoardDraft, aMeetingDraft, anItemDraft } from '#test/builders/boards.ts';
import { ok } from '#test/builders/plans.ts';
import { aMeetingShare } from '#test/builders/shares.ts';
import { authorityDeps } from '#test/support/app-deps.ts';
import { copiesIn } from '#test/support/copies.ts';
import { anOffice, type Office } from '#test/support/officers.ts';

let stack: Stack;
const { foundFor, mended, withoutPublisher } = copiesIn(() => stack);

beforeAll(async () => {
  stack = await startStack({ assembly: readAssembly(inject('stack').assembly) });
});
afterAll(() => stack.stop());

/** The publisher in this process, with its own role in the stack: as it is, or with a part that a test has broken. */
async function aPublisher() {
  const { gate, tableName: table } = stack;
  return authorityDeps({ gate, table, assembly: inject('stack').assembly }, undefined, 'publisher');
}

const parts = 150;

/** A meeting with more papers than one transaction holds, which is sent to its board. */
async function aLongMeeting(): Promise<{ office: Office; audience: string; share: { pk: string; sk: string } }> {
  const office = await anOffice(stack);
  const clerk = office.as('clerk');
  const board = ok(await clerk.send('POST', `${office.path}/boards`, aBoardDraft()), 201).body.id;
  const meeting = ok(await clerk.send('POST', `${office.path}/boards/${board}/meetings`, aMeetingDraft()), 201).body.id;
  const path = `${office.path}/meetings/${meeting}`;
  const drafts = Array.from({ length: parts }, (_, at) => anItemDraft({ title: `Item ${at}`, order: `a${at}` }));
  for (const draft of drafts) ok(await clerk.send('POST', `${path}/agenda-items`, { ...draft, report: null }), 201);
  ok(await clerk.send('PATCH', path, { state: 'agenda-published' }, { 'if-match': '"1"' }), 200);
  const audience = `board:${office.id}:${board}`;
  const share = ok(await clerk.send('POST', `${office.path}/shares`, aMeetingShare({ meeting }, audience)), 201).body;
  return { office, audience, share: { pk: `AUTHORITY#${office.id}#SHARES`, sk: `SHARE#${share.id}` } };
}

describe('a publisher', () => {
  test('that is killed in the middle of its writes leaves a part, and the schedule mends the rest', async () => {
    let made: Awaited<ReturnType<typeof aLongMeeting>> | undefined;
    await withoutPublisher(async () => {
      made = await aLongMeeting();
    });
    if (made === undefined) throw new Error('There is no meeting');
    const { audience, share } = made;
    expect(await foundFor(audience)).toEqual([]);
    const deps = await aPublisher();
    let writes = 0;
    const dying = (given: Credentials) => {
      const client = deps.clientFor(given);
      client.middlewareStack.add(
        (next) => (args) => {
          if (args.input !== undefined && 'TransactItems' in Object(args.input)) writes += 1;
          if (writes > 1) throw new Error('Killed');
          return next(args);
        },
        { step: 'initialize' },
      );
      return client;
    };
    await expect(publisher({ ...deps, clientFor: dying })(share)).rejects.toThrow('Killed');
    expect(await foundFor(audience)).toHaveLength(100);
    expect(await mended()).toEqual([parts + 1 - 100]);
    expect(await foundFor(audience)).toHaveLength(parts + 1);
    expect(await mended()).toEqual([0]);
  }, 120_000);

  test('takes away what is past its last day, and leaves it until then', async () => {
    const { audience, share } = await aLongMeeting();
    await stack.idle();
    expect(await foundFor(audience)).toHaveLength(parts + 1);
    const deps = await aPublisher();
    const on = (days: number) => () => new Date(`${daysAfter(new Date().toISOString().slice(0, 10), days)}T12:00:00Z`);
    expect(await publisher({ ...deps, clock: on(30) })(share)).toBe(0);
    expect(await publisher({ ...deps, clock: on(31) })(share)).toBe(parts + 1);
    expect(await foundFor(audience)).toEqual([]);
  }, 120_000);
});
