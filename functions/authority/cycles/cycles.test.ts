import { beforeEach, describe, expect, test } from 'vitest';
import { aCycle, aCycleDraft, anAnswerDraft, answered, type MadeCycle, version } from '#test/builders/cycles.ts';
import { aMilestoneDraft } from '#test/builders/milestones.ts';
import { anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let lead: Api;
let owner: Api;
let plan: MadePlan;

beforeEach(async () => {
  authority = await anAuthority();
  lead = authority.as('editor');
  owner = authority.as('contributor');
  plan = await aPlan(authority, lead, { action: { owner: owner.person } });
});

const action = async () => ok(await lead.get(`${plan.path}/nodes/${plan.action}`), 200).body.node;
const health = async () => ok(await lead.get(plan.path), 200).body.health;
const pointers = ({ body }: { body: { errors: { pointer: string }[] } }) => body.errors.map(({ pointer }) => pointer);

describe('opening a cycle', () => {
  test('asks the owner of every open action', async () => {
    const { body } = ok(await lead.send('POST', `${plan.path}/cycles`, aCycleDraft()), 201);
    expect(body.progress).toMatchObject({ asked: 1, answered: 0, unowned: 0 });
    expect(body.asks).toMatchObject([
      { node: plan.action, owner: owner.person, state: 'asked', above: [{ title: 'Ready for school' }, {}] },
    ]);
    expect(body.can).toMatchObject({ lock: true, withdraw: true });
  });

  test('is refused with all that is wrong at once', async () => {
    const draft = aCycleDraft({ to: '2024-01-01', dueOn: '2024-08-01', openedOn: '2024-01-01' });
    const answer = await lead.send('POST', `${plan.path}/cycles`, draft);
    expect(answer.status).toBe(422);
    expect(pointers(answer).toSorted()).toEqual(['#/openedOn', '#/to']);
    const late = await lead.send('POST', `${plan.path}/cycles`, aCycleDraft({ dueOn: '2024-08-01' }));
    expect(pointers(late)).toEqual(['#/dueOn']);
  });

  test('is refused while another is open, however it is asked', async () => {
    const answers = await Promise.all(
      ['One', 'Two'].map((name) => lead.send('POST', `${plan.path}/cycles`, aCycleDraft({ name }))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const third = await lead.send('POST', `${plan.path}/cycles`, aCycleDraft({ name: 'Three' }));
    expect(third.body.detail).toMatch(/^The cycle “(One|Two)” is open/);
  });

  test('twice with one key opens one', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = ok(await lead.send('POST', `${plan.path}/cycles`, aCycleDraft(), key), 201);
    const again = ok(await lead.send('POST', `${plan.path}/cycles`, aCycleDraft(), key), 201);
    expect(again.body.cycle.id).toBe(first.body.cycle.id);
  });

  test('can be withdrawn while nobody has answered', async () => {
    const cycle = await aCycle(lead, plan);
    ok(await lead.send('DELETE', cycle.path, { why: 'Too early' }, version(1)), 204);
    expect((await lead.get(cycle.path)).status).toBe(404);
    const next = await aCycle(lead, plan, { name: 'Autumn 2024' });
    await answered(owner, next);
    expect((await lead.send('DELETE', next.path, { why: 'Too early' }, version(1))).status).toBe(409);
  });
});

describe('an action in an open cycle', () => {
  test('stands without an update, whatever was said before', async () => {
    ok(await lead.send('POST', `${plan.path}/nodes/${plan.action}/updates`, anUpdateDraft()), 201);
    expect(await health()).toMatchObject({ notThisCycle: 0, byStatus: { 'on-track': 1 } });
    await aCycle(lead, plan);
    expect(await health()).toMatchObject({ notThisCycle: 1, byStatus: { 'on-track': 0 } });
    const before = ok(await lead.get(`${plan.path}?asAt=2024-08-01`), 200).body;
    expect(before.health).toMatchObject({ notThisCycle: 0, byStatus: { 'on-track': 1 } });
    expect(before.cycles).toEqual([]);
  });

  test('keeps what it said until the answer is accepted', async () => {
    const cycle = await aCycle(lead, plan);
    const { body } = await answered(owner, cycle);
    expect(body.ask).toMatchObject({ state: 'answered', answer: { delivered: 'Three courses were held' } });
    expect((await action()).latest).toBeNull();
    const accepted = ok(await lead.send('POST', `${cycle.ask}/accept`, undefined, version(1)), 200).body;
    expect(accepted.ask.state).toBe('accepted');
    expect((await action()).latest).toMatchObject({ status: 'on-track', cycle: cycle.id, by: owner.person });
    expect(await health()).toMatchObject({ notThisCycle: 0, byStatus: { 'on-track': 1 } });
  });

  test('is answered beside the steps of its action, which its owner says are done', async () => {
    const cycle = await aCycle(lead, plan);
    const steps = `${plan.path}/nodes/${plan.action}/milestones`;
    const step = aMilestoneDraft({ effectiveOn: '2024-02-01' });
    const { milestone } = ok(await lead.send('POST', steps, step), 201).body;
    const asked = ok(await owner.get(cycle.ask), 200).body;
    expect(asked.milestones).toMatchObject([{ id: milestone.id, can: { mark: true, change: false } }]);
    ok(await owner.send('POST', `${steps}/${milestone.id}/done`, { doneOn: '2024-09-20' }, version(1)), 200);
    const { body } = await answered(owner, cycle);
    expect(body.milestones).toMatchObject([{ id: milestone.id, doneOn: '2024-09-20' }]);
  });

  test('is asked of whoever owns it now', async () => {
    const cycle = await aCycle(lead, plan);
    const change = { owner: authority.as('reader').person };
    ok(await lead.send('PATCH', `${plan.path}/nodes/${plan.action}`, change, version(1)), 200);
    expect((await lead.get(cycle.path)).body.asks[0].owner).toBe(change.owner);
    expect((await owner.send('PUT', cycle.ask, anAnswerDraft(), version(0))).status).toBe(403);
  });
});

describe('reviewing an answer', () => {
  let cycle: MadeCycle;
  beforeEach(async () => {
    cycle = await aCycle(lead, plan);
    await answered(owner, cycle);
  });

  test('returns it with a reason, and the owner answers again', async () => {
    const reason = 'Say how many came';
    const { body } = ok(await lead.send('POST', `${cycle.ask}/return`, { reason }, version(1)), 200);
    expect(body.ask).toMatchObject({ state: 'returned', returned: { reason, by: lead.person } });
    const again = await answered(owner, cycle, { delivered: 'Three courses, 41 parents' });
    expect(again.body.ask).toMatchObject({ state: 'answered', returned: { reason } });
    ok(await lead.send('POST', `${cycle.ask}/accept`, undefined, version(3)), 200);
  });

  test('is of the answer that was read', async () => {
    await answered(owner, cycle, { delivered: 'Something else' });
    const answer = await lead.send('POST', `${cycle.ask}/accept`, undefined, version(1));
    expect(answer.status).toBe(412);
    expect(answer.body.current.answer.delivered).toBe('Something else');
  });

  test('can be taken back while nothing came after it', async () => {
    const { body } = ok(await lead.send('POST', `${cycle.ask}/accept`, undefined, version(1)), 200);
    ok(await lead.send('POST', `${plan.path}/entries/${body.entry}/undo`), 200);
    expect((await lead.get(cycle.ask)).body.ask).toMatchObject({ state: 'answered', accepted: null });
    expect((await action()).latest).toBeNull();
    const back = ok(await lead.send('POST', `${cycle.ask}/return`, { reason: 'Mistaken' }, version(3)), 200);
    ok(await lead.send('POST', `${plan.path}/entries/${back.body.entry}/undo`), 200);
    expect((await lead.get(cycle.ask)).body.ask).toMatchObject({ state: 'answered', returned: null });
  });

  test('is a lead’s, not the owner’s', async () => {
    expect((await owner.send('POST', `${cycle.ask}/accept`, undefined, version(1))).status).toBe(403);
  });
});

describe('recording an update during a cycle', () => {
  const record = (who: Api, overrides: object = {}) =>
    who.send(
      'POST',
      `${plan.path}/nodes/${plan.action}/updates`,
      anUpdateDraft({ effectiveOn: '2024-09-05', ...overrides }),
    );

  test('by its owner is an answer that waits for review', async () => {
    const cycle = await aCycle(lead, plan);
    const { body } = ok(await record(owner), 201);
    expect(body).toMatchObject({ answered: 'Autumn 2024', node: { latest: null } });
    expect((await lead.get(cycle.ask)).body.ask.state).toBe('answered');
  });

  test('by a lead, or where nobody reviews, stands at once and is the answer', async () => {
    const cycle = await aCycle(lead, plan);
    expect(ok(await record(lead), 201).body.node.latest.cycle).toBe(cycle.id);
    expect((await lead.get(cycle.ask)).body.ask.state).toBe('accepted');
    ok(await lead.send('POST', `${cycle.path}/lock`, { withoutUpdate: [], lockedOn: '2024-09-27' }, version(1)), 200);
    const next = await aCycle(lead, plan, {
      name: 'Spring',
      reviewed: false,
      openedOn: '2024-09-28',
      dueOn: '2024-10-01',
    });
    expect((await answered(owner, next, { effectiveOn: '2024-09-29' })).body.ask.state).toBe('accepted');
  });

  test('of an earlier day than is known is no answer', async () => {
    ok(await record(lead, { effectiveOn: '2024-09-01' }), 201);
    const cycle = await aCycle(lead, plan);
    ok(await record(lead, { effectiveOn: '2024-08-01' }), 201);
    expect((await lead.get(cycle.ask)).body.ask.state).toBe('asked');
    expect(pointers(await record(owner, { effectiveOn: '2024-08-01' }))).toEqual(['#/effectiveOn']);
  });

  test('undone is asked again', async () => {
    const cycle = await aCycle(lead, plan);
    const { body } = ok(await record(lead), 201);
    ok(await lead.send('POST', `${plan.path}/entries/${body.entry}/undo`), 200);
    expect((await lead.get(cycle.ask)).body.ask).toMatchObject({ state: 'asked', answer: null });
  });
});

describe('my updates', () => {
  test('are what is asked of me in each plan', async () => {
    const cycle = await aCycle(lead, plan);
    const { body } = await eventually(
      () => owner.get(`${authority.path}/updates`),
      (answer) => answer.body.items.length > 0,
    );
    expect(body.items).toMatchObject([
      { plan: { id: plan.plan }, cycle: { id: cycle.id }, asks: [{ state: 'asked' }] },
    ]);
    expect(ok(await lead.get(`${authority.path}/updates`), 200).body.items).toEqual([]);
  });
});
