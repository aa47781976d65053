import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { FrozenReport } from '#shared/cycles/report.ts';
import { aCycle, answered, type MadeCycle, version } from '#test/builders/cycles.ts';
import { aMilestoneDraft } from '#test/builders/milestones.ts';
import { aNodeDraft, anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Api, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let lead: Api;
let owner: Api;
let plan: MadePlan;
let cycle: MadeCycle;
let second: string;

beforeEach(async () => {
  authority = await anAuthority();
  lead = authority.as('editor');
  owner = authority.as('contributor');
  plan = await aPlan(authority, lead, { action: { owner: owner.person, dueOn: '2024-12-31' } });
  const draft = aNodeDraft({ level: 'action', parent: plan.objective, title: 'Visit schools', order: 'a1' });
  second = ok(await lead.send('POST', `${plan.path}/nodes`, { ...draft, effectiveOn: '2024-01-15' }), 201).body.node.id;
  cycle = await aCycle(lead, plan);
});

const lock = (body: object = { withoutUpdate: [], lockedOn: '2024-09-27' }, read = 1) =>
  lead.send('POST', `${cycle.path}/lock`, body, version(read));
const withSecond = () => ({ withoutUpdate: [second], lockedOn: '2024-09-27' });
const frozen = async () => {
  const { body } = ok(await lead.get(`${cycle.path}/report`), 200);
  return JSON.stringify(body);
};
async function accepted() {
  const { body } = await answered(owner, cycle);
  ok(await lead.send('POST', `${cycle.ask}/accept`, undefined, version(body.ask.version)), 200);
}

describe('locking a cycle', () => {
  test('is refused while updates are not accepted, and says which', async () => {
    await answered(owner, cycle);
    const answer = await lock();
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ detail }: { detail: string }) => detail)).toEqual([
      '“Hold parenting courses”: Waiting for review',
      '“Visit schools”: Not answered',
    ]);
    expect((await lead.get(cycle.path)).body.cycle.locked).toBeNull();
  });

  test('freezes what was accepted, and names what was not as “No update”', async () => {
    await accepted();
    const { body } = ok(await lock(withSecond()), 200);
    expect(body.cycle.locked).toMatchObject({ on: '2024-09-27', by: lead.person, withoutUpdate: [second] });
    expect(body.progress).toMatchObject({ accepted: 1, noUpdate: 1, asked: 0 });
    const report = FrozenReport.parse(JSON.parse(await frozen()));
    expect(report.rows.map(({ node, standing }) => [node.title, standing])).toEqual([
      ['Ready for school', 'upper'],
      ['Support families', 'upper'],
      ['Hold parenting courses', 'reported'],
      ['Visit schools', 'no-update'],
    ]);
    expect(report.counts).toMatchObject({ actions: 2, noUpdate: 1, byStatus: { 'on-track': 1 } });
    expect(report.rows[2]?.update).toMatchObject({ delivered: 'Three courses were held', by: owner.person });
  });

  test('leaves an answer that was not accepted aside', async () => {
    await answered(owner, cycle);
    ok(await lock({ withoutUpdate: [plan.action, second], lockedOn: '2024-09-27' }), 200);
    expect((await lead.get(cycle.ask)).body.ask.state).toBe('no-update');
    expect((await owner.send('PUT', cycle.ask, anUpdateDraft(), version(2))).status).toBe(409);
  });

  test('and accepting at the same moment do not miss one another', async () => {
    await answered(owner, cycle);
    const both = { withoutUpdate: [plan.action, second], lockedOn: '2024-09-27' };
    const [accepting, locking] = await Promise.all([
      lead.send('POST', `${cycle.ask}/accept`, undefined, version(1)),
      lock(both),
    ]);
    expect([accepting.status, locking.status].toSorted()).toEqual(accepting.status === 200 ? [200, 422] : [200, 409]);
  });

  test('is not done twice, and is told apart from a repetition', async () => {
    await accepted();
    const key = { 'idempotency-key': crypto.randomUUID(), ...version(1) };
    ok(await lead.send('POST', `${cycle.path}/lock`, withSecond(), key), 200);
    ok(await lead.send('POST', `${cycle.path}/lock`, withSecond(), key), 200);
    expect((await lock(withSecond(), 2)).status).toBe(409);
  });

  test('says earlier what is reported before it was opened', async () => {
    const answer = await lock({ withoutUpdate: [plan.action, second], lockedOn: '2024-08-01' });
    expect(answer.body.errors).toMatchObject([{ pointer: '#/lockedOn' }]);
  });
});

describe('a locked report', () => {
  const change = (node: string, body: object, read: number) =>
    lead.send('PATCH', `${plan.path}/nodes/${node}`, body, version(read));
  const agreed = { why: 'The course begins later', agreedBy: { kind: 'organisation', name: 'Strategic board' } };

  test('stays byte for byte the same, whatever becomes of the plan', async () => {
    await accepted();
    const steps = `${plan.path}/nodes/${plan.action}/milestones`;
    const step = aMilestoneDraft({ effectiveOn: '2024-02-01' });
    const { milestone } = ok(await lead.send('POST', steps, step), 201).body;
    ok(await lock(withSecond()), 200);
    const before = await frozen();
    expect(before).toContain('Both leads are appointed');
    ok(await lead.send('POST', `${steps}/${milestone.id}/done`, { doneOn: '2024-09-20' }, version(1)), 200);
    ok(await change(plan.action, { title: 'Other words' }, 2), 200);
    ok(await lead.send('DELETE', `${plan.path}/nodes/${second}`, { why: 'Merged' }, version(1)), 200);
    const update = anUpdateDraft({ effectiveOn: '2024-10-01', status: 'off-track' });
    ok(await lead.send('POST', `${plan.path}/nodes/${plan.action}/updates`, update), 201);
    expect(await frozen()).toBe(before);
  });

  test('never changes when dates are moved', async () => {
    await accepted();
    ok(await lock(withSecond()), 200);
    const before = await frozen();
    const anyDates = fc.array(
      fc.date({ min: new Date('2025-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    let read = 2;
    await fc.assert(
      fc.asyncProperty(anyDates, async (dates) => {
        for (const date of dates) {
          const { status } = await change(plan.action, { dueOn: date.toISOString().slice(0, 10), ...agreed }, read);
          if (status === 200) read += 1;
        }
        expect(await frozen()).toBe(before);
      }),
      { numRuns: 6 },
    );
    expect(read).toBeGreaterThan(2);
  });

  test('is a named stop of the plan, which shows then what it showed', async () => {
    await accepted();
    ok(await lock(withSecond()), 200);
    const view = ok(await lead.get(plan.path), 200).body;
    expect(view.stops).toContainEqual({ date: '2024-09-27', label: 'Autumn 2024, locked 27 September 2024' });
    const then = ok(await lead.get(`${plan.path}?asAt=2024-09-27`), 200).body;
    expect(then.health).toMatchObject({ notThisCycle: 1, byStatus: { 'on-track': 1 } });
  });

  test('of a cycle that is open is not there', async () => {
    expect((await lead.get(`${cycle.path}/report`)).status).toBe(404);
  });
});
