import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { aCommentDraft, aConsultation } from '#test/builders/consultations.ts';
import { aCycle, version } from '#test/builders/cycles.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { aShareDraft } from '#test/builders/shares.ts';
import { aPartnership, type Partnership } from '#test/support/partnership.ts';
import { aReadyExport } from '#test/support/planted.ts';
import { type Answer, type Api, type Authority, anAuthority, engineClient, eventually } from '#test/support/world.ts';

/** Stands in what officers say to one another, and nowhere else in the plan. */
const mark = 'MARKTALK';
let authority: Authority;
let editor: Api;
let plan: MadePlan;
let both: Partnership;

// Said first: whatever is made of the plan afterwards had it before its eyes.
beforeAll(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  plan = await aPlan(authority, editor, { action: { owner: editor.person } });
  const say = async (node: string) =>
    ok(
      await authority
        .as('reader')
        .send('POST', `${plan.path}/nodes/${node}/comments`, { words: `${mark} @[${editor.person}]` }),
      201,
    );
  for (const node of [plan.action, plan.objective]) await say(node);
  both = await aPartnership([authority.id]);
});

const holds = (answer: Answer) => JSON.stringify(answer.body).includes(mark);

describe('what officers say about a row', () => {
  test('is on the page of the row', async () => {
    expect(holds(await editor.get(`${plan.path}/nodes/${plan.action}`))).toBe(true);
  });

  test('is with nobody who is shown the row', async () => {
    const share = (by: Api, audience: string) =>
      by.send('POST', `${authority.path}/shares`, aShareDraft(plan, audience));
    ok(await share(editor, both.audience), 201);
    ok(await share(authority.as('admin'), `public:${authority.id}`), 201);
    const shown = [`${both.path}/items`, `/api/public/${authority.id}`];
    const answers = await Promise.all(
      shown.map((path) =>
        eventually(
          () => both.member.get(path),
          ({ body }) => body.items.length === 1,
        ),
      ),
    );
    expect(answers.map(holds)).toEqual([false, false]);
    expect((await both.member.get(`${plan.path}/nodes/${plan.action}`)).status).toBe(404);
  });

  test('is in no draft that is consulted on', async () => {
    const { path } = await aConsultation(authority, editor, { plan, audiences: [both.audience] });
    ok(await editor.send('POST', `${path}/comments`, aCommentDraft()), 201);
    expect(holds(ok(await editor.get(path), 200))).toBe(false);
  });

  test('is in no report that is locked', async () => {
    const cycle = await aCycle(editor, plan);
    const nobody = { withoutUpdate: [plan.action], lockedOn: '2024-09-27' };
    ok(await editor.send('POST', `${cycle.path}/lock`, nobody, version(1)), 200);
    expect(holds(ok(await editor.get(`${cycle.path}/report`), 200))).toBe(false);
  });

  test('is in no document that is exported', async () => {
    const { href } = await aReadyExport(authority, plan.plan);
    const parts = unzipSync(new Uint8Array(await (await fetch(href)).arrayBuffer()));
    const words = Object.values(parts).map((part) => new TextDecoder().decode(part));
    expect(words.some((part) => part.includes(mark))).toBe(false);
  });

  test('is in no plan, list, search or audit', async () => {
    const paths = ['', '/plans', `/plans/${plan.plan}`, `/plans/${plan.plan}?asAt=2024-06-01`, `/search?q=${mark}`];
    const audit = `/audit?subject=${plan.plan}`;
    const answers = await Promise.all([...paths, audit].map((path) => editor.get(`${authority.path}${path}`)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(answers.map(holds)).toEqual(answers.map(() => false));
  });

  test('stands in the whole table under the discussion of its plan alone', async () => {
    const found = new Set<string>();
    let start: Record<string, unknown> | undefined;
    do {
      const asked = { TableName: inject('stack').table, ...(start && { ExclusiveStartKey: start }) };
      const { Items = [], LastEvaluatedKey } = await engineClient().send(new ScanCommand(asked));
      for (const item of Items) if (JSON.stringify(item).includes(mark)) found.add(String(item.pk));
      start = LastEvaluatedKey;
    } while (start !== undefined);
    const own = `AUTHORITY#${authority.id}#DISCUSSION#${plan.plan}`;
    expect([...found].sort()).toEqual([own, `${own}#LOG`]);
  });
});
