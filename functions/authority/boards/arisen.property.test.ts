import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { arisenKey, planLineKey, planLinesPartition } from '#kernel/arisen-keys.ts';
import { arisenOf, planLineOf, planLineRow } from '#kernel/arisen-rows.ts';
import { meetingRowsOf } from '#kernel/board-rows.ts';
import { cyclesOfPlan, cyclesPartition } from '#kernel/cycle-keys.ts';
import { cycleRow } from '#kernel/cycle-rows.ts';
import { authorityAudience, type Key, meetingPartition, planPartition } from '#kernel/keys.ts';
import { planRowsOf } from '#kernel/plan-rows.ts';
import { statusNow } from '#shared/cycles/freshness.ts';
import { MeetingId, NodeId, PlanId } from '#shared/ids.ts';
import type { Status } from '#shared/vocabulary.ts';
import { aBoard, aDecisionDraft, aMeeting, anActionDraft, anItemDraft } from '#test/builders/boards.ts';
import { aCycleDraft, anAnswerDraft, version } from '#test/builders/cycles.ts';
import { anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, engineClient, engineTable } from '#test/support/world.ts';

/** A plan with two actions that one decision made, and an item of the same meeting under which its cycles are looked at. */
type Made = { authority: Authority; editor: Api; plan: MadePlan; meeting: string; at: string; nodes: string[] };

async function aDecidedPlan(): Promise<Made> {
  const authority = await anAuthority();
  const editor = authority.as('editor');
  const plan = await aPlan(authority, editor);
  const { path, ...meeting } = await aMeeting(authority, editor, { board: await aBoard(authority, editor) });
  ok(await editor.send('POST', `${path}/decisions`, aDecisionDraft(meeting)), 201);
  const make = async () => {
    const draft = anActionDraft(plan, { owner: authority.as('contributor').person, dueOn: '2030-03-31' });
    const answer = await editor.send('POST', `${path}/decisions/${meeting.recommendations[1]}/actions`, draft);
    return ok(answer, 201).body.node.id;
  };
  return { authority, editor, plan, meeting: meeting.meeting, at: path, nodes: [await make(), await make()] };
}

/** What the meeting’s page should say, worked out from the pages of the plan. */
async function asThePlanSays({ editor, nodes, plan, at }: Made): Promise<{ actions: unknown[]; cycles: unknown[] }> {
  const pages = await Promise.all(
    nodes.map(async (node) => ok(await editor.get(`${plan.path}/nodes/${node}`), 200).body),
  );
  const actions = pages.map(({ plan: { id, title, shape }, node, cycles }) => {
    const { status, isMissing } = statusNow<Status>(shape, node, cycles[0] ?? null);
    const mark = status && { key: status.key, label: status.label, colour: status.colour, shape: status.shape };
    const { owner, dueOn } = node;
    const said = { node: node.id, title: node.title, owner, dueOn, status: mark, notThisCycle: isMissing };
    return { plan: { id, title }, ...said, removed: node.removed !== null };
  });
  const listed = await editor.get(`${plan.path}/cycles`);
  const { items } = ok(await editor.get(at), 200).body;
  const looked = items.flatMap(({ id: item, cycle }: { id: string; cycle: { cycle: string } | null }) => {
    const found = (listed.body.items ?? []).find(({ id }: { id: string }) => id === cycle?.cycle);
    if (found === undefined) return [];
    const { id, name, locked } = found;
    return [
      { item, plan: { id: plan.plan, title: pages[0].plan.title }, cycle: { id, name, lockedOn: locked?.on ?? null } },
    ];
  });
  return { actions, cycles: looked };
}

const asTheMeetingSays = async ({ editor, at }: Made) => {
  const { decisions, cycles } = ok(await editor.get(at), 200).body;
  return { actions: decisions[0].actions, cycles };
};

/** What is kept for the meeting’s page, and what it should be by the rows of the plan. */
async function keptAndWanted({ authority, plan, meeting, nodes }: Made) {
  const audience = authorityAudience(authority.id);
  const table = engineTable(authority.id);
  const rows = async (partition: Parameters<typeof table.all>[0], prefix?: string) =>
    table.all(partition, { consistent: true, ...(prefix !== undefined && { prefix }) });
  const id = PlanId.parse(plan.plan);
  const whole = planRowsOf(await rows(planPartition(audience, id)));
  const cycles = (await rows(cyclesPartition(audience, id), cyclesOfPlan)).map((item) => cycleRow.read(item));
  const { arisen } = meetingRowsOf(await rows(meetingPartition(audience, MeetingId.parse(meeting))));
  const lines = (await rows(planLinesPartition(audience))).map((item) => planLineRow.read(item));
  const kept = { arisen: arisen.map((row) => arisenOf(row)), line: lines.find((line) => line.id === id) };
  const decided = whole.nodes.filter((node) => nodes.includes(node.id)).map((node) => arisenOf(node));
  const line = whole.plan && planLineOf(whole.plan, cycles);
  return { kept, wanted: { arisen: decided, line: expect.objectContaining({ ...line }) } };
}

const deeds = [
  ...(['update', 'words', 'date', 'owner', 'order', 'remove', 'undo', 'bulk', 'handover'] as const),
  ...(['rename', 'layout', 'open', 'recycle', 'withdraw', 'lock', 'answer', 'accept', 'look'] as const),
];
type Does = (typeof deeds)[number];
const anyDeed = fc.record({ does: fc.constantFrom(...deeds), pick: fc.nat({ max: 6 }) });
type Deed = { does: Does; pick: number };

const read = (body: { version: number }) => version(body.version);
const today = new Date().toISOString().slice(0, 10);
const role = { kind: 'role', name: 'The strategic board' };

/** Asks for one change, as an officer would on whatever there is; what does not fit is refused, and nothing is done. */
async function ask(made: Made, { does, pick }: Deed, place: number): Promise<Answer | null> {
  const { editor, plan, authority } = made;
  const node = made.nodes[pick % 2] ?? '';
  const path = `${plan.path}/nodes/${node}`;
  const view = (await editor.get(plan.path)).body;
  const action = (await editor.get(path)).body.node;
  const statuses = view.shape.statuses.map(({ key }: { key: string }) => key);
  const said = { status: statuses[pick % statuses.length], effectiveOn: today, delivered: `Said ${place}` };
  const cycle = (await editor.get(`${plan.path}/cycles`)).body.items[0];
  const cyclePath = `${plan.path}/cycles/${cycle?.id}`;
  const change = (body: object) => editor.send('PATCH', path, body, read(action));
  const seen = { withoutUpdate: made.nodes.concat(plan.action) };
  switch (does) {
    case 'update':
      return editor.send('POST', `${path}/updates`, anUpdateDraft(said));
    case 'words':
      return change({ title: `Words ${place}` });
    case 'date':
      return change({ dueOn: `2031-0${1 + pick}-01`, why: 'Later', agreedBy: role });
    case 'owner':
      return change({ owner: pick % 3 === 0 ? null : editor.person });
    case 'order':
      return change({ order: `b${pick}` });
    case 'remove':
      return editor.send('DELETE', path, { why: 'Twice' }, read(action));
    case 'undo': {
      const { entries } = (await editor.get(path)).body;
      return editor.send('POST', `${plan.path}/entries/${entries[0]?.id}/undo`);
    }
    case 'bulk': {
      const rows = [{ node, version: action.version }];
      return editor.send('POST', `${plan.path}/bulk/update`, { rows, ...anUpdateDraft(said) });
    }
    case 'handover': {
      const body = { into: { kind: 'day-to-day' }, why: 'Done by all', agreedBy: role, effectiveOn: today };
      return editor.send('POST', `${path}/hand-over`, body, read(action));
    }
    case 'rename':
      return editor.send('PATCH', plan.path, { title: `Plan ${place}` }, read(view));
    case 'layout': {
      const scheme = view.shape.statuses.length > 4 ? 'brag' : 'outcomes';
      const body = { shape: view.shape.key, scheme, renamed: {}, leaving: {} };
      return editor.send('PUT', `${plan.path}/layout`, body, read(view));
    }
    case 'open': {
      const draft = aCycleDraft({
        name: `Cycle ${place}`,
        openedOn: undefined,
        dueOn: '2999-01-01',
        reviewed: pick > 3,
      });
      return editor.send('POST', `${plan.path}/cycles`, draft);
    }
    case 'recycle':
      return cycle && editor.send('PATCH', cyclePath, { name: `Cycle named ${place}` }, read(cycle));
    case 'withdraw':
      return cycle && editor.send('DELETE', cyclePath, { why: 'Too early' }, read(cycle));
    case 'lock':
      return cycle && lock(editor, cyclePath, read(cycle), seen.withoutUpdate);
    case 'answer': {
      const owner = authority.as('contributor');
      const asked = (await owner.get(`${cyclePath}/asks/${node}`)).body.ask;
      const answer = anAnswerDraft(said);
      return asked && owner.send('PUT', `${cyclePath}/asks/${node}`, answer, read(asked));
    }
    case 'accept': {
      const asked = (await editor.get(`${cyclePath}/asks/${node}`)).body.ask;
      return asked && editor.send('POST', `${cyclePath}/asks/${node}/accept`, undefined, read(asked));
    }
    case 'look': {
      const looked = cycle ? { plan: plan.plan, cycle: cycle.id } : null;
      return editor.send('POST', `${made.at}/agenda-items`, anItemDraft({ cycle: looked, order: `c${place}` }));
    }
  }
}

/** Locks it with whatever is left as “No update”. */
async function lock(editor: Api, path: string, at: Record<string, string>, all: string[]): Promise<Answer> {
  const { asks = [] } = (await editor.get(path)).body;
  const open = asks.filter(({ state }: { state: string }) => state !== 'accepted');
  const withoutUpdate = open.map(({ node }: { node: string }) => node).filter((node: string) => all.includes(node));
  return editor.send('POST', `${path}/lock`, { withoutUpdate }, at);
}

/** Each change once, in an order in which all can be made; what comes after is as it falls. */
const first: Deed[] = [
  ...(['open', 'look', 'answer', 'accept', 'recycle', 'lock'] as const).map((does) => ({ does, pick: 4 })),
  ...(['update', 'bulk', 'handover', 'words', 'date', 'owner', 'order'] as const).map((does) => ({ does, pick: 2 })),
  ...(['remove', 'undo', 'open', 'withdraw', 'rename', 'layout'] as const).map((does) => ({ does, pick: 1 })),
];

describe('what a meeting’s page says of the actions it made, and of the reports it looks at', () => {
  test('is what the plan says after any change, and is kept as the plan’s rows are', async () => {
    const done = new Map<Does, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyDeed, { minLength: 16, maxLength: 16 }), async (more) => {
        const made = await aDecidedPlan();
        for (const [place, deed] of [...first, ...more].entries()) {
          const answer = await ask(made, deed, place);
          expect(answer?.status ?? 0, JSON.stringify(answer?.body)).toBeLessThan(500);
          if (answer && answer.status < 300) done.set(deed.does, (done.get(deed.does) ?? 0) + 1);
          expect(await asTheMeetingSays(made), deed.does).toEqual(await asThePlanSays(made));
          const { kept, wanted } = await keptAndWanted(made);
          expect(kept, deed.does).toEqual(wanted);
        }
      }),
      { numRuns: 1 },
    );
    // A law about changes that were all refused would say nothing.
    expect([...done.keys()].toSorted()).toEqual([...deeds].toSorted());
  }, 120_000);

  test('holds where officers change the actions, the plan and its cycle at one moment', async () => {
    const made = await aDecidedPlan();
    const { editor, plan, nodes } = made;
    const answers = await Promise.all([
      ...nodes.map((node) =>
        editor.send('POST', `${plan.path}/nodes/${node}/updates`, anUpdateDraft({ effectiveOn: today })),
      ),
      ...nodes.map((node) =>
        editor.send(
          'POST',
          `${plan.path}/nodes/${node}/updates`,
          anUpdateDraft({ status: 'at-risk', effectiveOn: today }),
        ),
      ),
      editor.send('PATCH', plan.path, { title: 'Another title' }, version(1)),
      editor.send('POST', `${plan.path}/cycles`, aCycleDraft()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 200, 201]);
    expect(await asTheMeetingSays(made)).toEqual(await asThePlanSays(made));
    const { kept, wanted } = await keptAndWanted(made);
    expect(kept).toEqual(wanted);
  });

  test('holds where an action was made before anything was kept for the page, and is kept from its next change on', async () => {
    const made = await aDecidedPlan();
    const { editor, plan, nodes, authority } = made;
    const audience = authorityAudience(authority.id);
    const drop = (Key: Key) => engineClient().send(new DeleteCommand({ TableName: inject('stack').table, Key }));
    for (const node of nodes) await drop(arisenKey(audience, MeetingId.parse(made.meeting), NodeId.parse(node)));
    await drop(planLineKey(audience, PlanId.parse(plan.plan)));
    expect(await asTheMeetingSays(made)).toEqual(await asThePlanSays(made));
    ok(await editor.send('POST', `${plan.path}/cycles`, aCycleDraft()), 201);
    for (const node of nodes)
      ok(await editor.send('POST', `${plan.path}/nodes/${node}/updates`, anUpdateDraft({ effectiveOn: today })), 201);
    const { kept, wanted } = await keptAndWanted(made);
    expect(kept).toEqual(wanted);
    expect(await asTheMeetingSays(made)).toEqual(await asThePlanSays(made));
  });
});
