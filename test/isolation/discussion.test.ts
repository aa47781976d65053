import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { aCommentDraft, aConsultation } from '#test/builders/consultations.ts';
import { aCycle, version } from '#test/builders/cycles.ts';
import { aLinkDraft } from '#test/builders/evidence.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { aShareDraft } from '#test/builders/shares.ts';
import { aPartnership, type Partnership } from '#test/support/partnership.ts';
import { aReadyExport } from '#test/support/planted.ts';
import { partitionsHolding } from '#test/support/whole-table.ts';
import { type Answer, type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

/** Stands in what officers say to one another, and nowhere else in the plan. */
const mark = 'MARKTALK';
/** Stands in what shows how the row was carried out, and in the history that tells of it. */
const shown = 'MARKSHOWN';
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
  const link = aLinkDraft({ title: `Minutes ${shown}`, note: `Note ${shown}` });
  ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/evidence/links`, link), 201);
  both = await aPartnership([authority.id]);
});

const hidden = new RegExp(`${mark}|${shown}`);
const holds = (answer: Answer) => hidden.test(JSON.stringify(answer.body));

describe('what officers say about a row, and what shows how it was carried out,', () => {
  test('is on the page of the row', async () => {
    const page = JSON.stringify((await editor.get(`${plan.path}/nodes/${plan.action}`)).body);
    expect([page.includes(mark), page.includes(shown)]).toEqual([true, true]);
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

  test('is in no report that is locked, but for what shows how it was carried out', async () => {
    const cycle = await aCycle(editor, plan);
    const nobody = { withoutUpdate: [plan.action], lockedOn: '2024-09-27' };
    ok(await editor.send('POST', `${cycle.path}/lock`, nobody, version(1)), 200);
    const report = JSON.stringify(ok(await editor.get(`${cycle.path}/report`), 200).body);
    expect([report.includes(mark), report.includes(shown)]).toEqual([false, true]);
  });

  test('is in no document that is exported, but for what shows how it was carried out', async () => {
    const { href } = await aReadyExport(authority, plan.plan);
    const parts = unzipSync(new Uint8Array(await (await fetch(href)).arrayBuffer()));
    const words = Object.values(parts).map((part) => new TextDecoder().decode(part));
    const holding = (text: string) => words.some((part) => part.includes(text));
    expect([holding(mark), holding(shown)]).toEqual([false, true]);
  });

  test('is in no plan, list or search, and what is said in no audit', async () => {
    const paths = ['', '/plans', `/plans/${plan.plan}`, `/plans/${plan.plan}?asAt=2024-06-01`, `/search?q=${mark}`];
    const answers = await Promise.all(paths.map((path) => editor.get(`${authority.path}${path}`)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    // What was looked for is said again.
    expect(answers.map(({ body: { q: _, ...body }, ...rest }) => holds({ ...rest, body }))).toEqual(
      answers.map(() => false),
    );
    const audit = ok(await editor.get(`${authority.path}/audit?subject=${plan.plan}`), 200);
    expect(JSON.stringify(audit.body)).not.toContain(mark);
  });

  test('stands in the whole table under its plan alone', async () => {
    const { said, brought } = await partitionsHolding({ said: mark, brought: shown });
    const own = `AUTHORITY#${authority.id}#DISCUSSION#${plan.plan}`;
    expect(said).toEqual([own, `${own}#LOG`]);
    const ofPlan = `AUTHORITY#${authority.id}#PLAN#${plan.plan}`;
    expect(brought).toEqual([`${ofPlan}#EVIDENCE`, `${ofPlan}#LOG`]);
  });
});
