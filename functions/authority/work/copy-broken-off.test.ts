import { ulid } from 'ulid';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { copyPlan } from '#functions/documents/copy-plan.ts';
import { put } from '#kernel/change.ts';
import { authorityAudience, nodeKey, workPartition } from '#kernel/keys.ts';
import { nodeRow } from '#kernel/plan-rows.ts';
import type { Credentials } from '#kernel/session.ts';
import { planCopyKey } from '#kernel/work-keys.ts';
import { type PlanCopyRow, planCopyRow, workRetention } from '#kernel/work-rows.ts';
import { workerSession } from '#kernel/worker.ts';
import { NodeId, PlanId, WorkId } from '#shared/ids.ts';
import { aCriterionDraft } from '#test/builders/criteria.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { authorityDeps } from '#test/support/app-deps.ts';
import { type Api, type Authority, anAuthority, engineTable } from '#test/support/world.ts';

const actions = 197;

let authority: Authority;
let editor: Api;
let plan: MadePlan;
let city: MadePlan;

/** A plan of 200 rows whose first action is part of another plan and has a criterion. */
beforeAll(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  [plan, city] = [await aPlan(authority, editor), await aPlan(authority, editor, { plan: { title: 'City plan' } })];
  const row = `${plan.path}/nodes/${plan.action}`;
  const part = { kind: 'part-of', node: plan.action, why: '' };
  const link = { ...part, other: { kind: 'plan', plan: city.plan, node: city.objective }, effectiveOn: '2024-02-01' };
  ok(await editor.send('POST', `${plan.path}/links`, link), 201);
  ok(await editor.send('POST', `${row}/criteria`, aCriterionDraft({ effectiveOn: '2024-02-01' })), 201);
  await moreActions();
}, 60_000);

/** Written past every wall: two hundred requests would tell nothing more. */
async function moreActions(): Promise<void> {
  const audience = authorityAudience(authority.id);
  const table = engineTable(authority.id);
  const first = await table.get(nodeKey(audience, PlanId.parse(plan.plan), NodeId.parse(plan.action)), nodeRow);
  const rows = Array.from({ length: actions }, (_, place) => {
    const id = NodeId.parse(ulid());
    const row = { ...first, id, title: `Action ${place + 2}`, number: `${place + 2}`, order: `b${1000 + place}` };
    return put({ key: nodeKey(audience, first.plan, id), shape: nodeRow, row, was: null });
  });
  await table.fill('planted', rows);
}

/** A copy that somebody is at who is not: the function leaves it alone, and this process goes on with it later. */
async function begunElsewhere(): Promise<PlanCopyRow> {
  const audience = authorityAudience(authority.id);
  const now = new Date().toISOString();
  const row: PlanCopyRow = {
    ...{
      id: WorkId.parse(ulid()),
      plan: PlanId.parse(plan.plan),
      title: 'Next year',
      agreedOn: '2025-01-15',
      years: 1,
      closed: true,
    },
    ...{ state: 'running', problems: [], made: null, counts: null, by: editor.person, createdAt: now },
    ...{ progress: { stage: 'Being copied', done: 1, total: 2 }, attempts: 1, redriven: 0, startedAt: now },
    ...{ version: 1, retention: workRetention },
  };
  await engineTable(authority.id).commit({
    ...{ verb: 'test', subject: workPartition(audience), effectiveOn: '2025-01-15', quiet: true, result: '' },
    puts: [put({ key: planCopyKey(audience, row.id), shape: planCopyRow, row, was: null })],
  });
  return row;
}

/** The function in this process, hours later; `dies` after so many transactions. */
async function goOn({ id }: PlanCopyRow, { hours, dies = Number.POSITIVE_INFINITY }: { hours: number; dies?: number }) {
  const deps = await authorityDeps(inject('stack'));
  let writes = 0;
  const dying = (given: Credentials) => {
    const client = deps.clientFor(given);
    client.middlewareStack.add(
      (next) => (args) => {
        if ('TransactItems' in Object(args.input)) writes += 1;
        if (writes > dies) throw new Error('Killed');
        return next(args);
      },
      { step: 'initialize' },
    );
    return client;
  };
  const later = { ...deps, clientFor: dying, clock: () => new Date(Date.now() + hours * 3_600_000) };
  await copyPlan(later, await workerSession(later, authority.id), id);
}

const plans = async () => ok(await editor.get(`${authority.path}/plans`), 200).body.items.length;
const carriedBy = async () => ok(await editor.get(city.path), 200).body.links;

describe('a copy of a plan of 200 rows that is broken off', () => {
  test('leaves nothing to be seen, and begun again is whole and there once', { timeout: 60_000 }, async () => {
    const row = await begunElsewhere();
    const path = `${authority.path}/plans/${row.id}`;
    await expect(goOn(row, { hours: 1, dies: 3 })).rejects.toThrow('Killed');
    expect((await editor.get(path)).status).toBe(404);
    expect([await plans(), await carriedBy()]).toMatchObject([2, [{ kind: 'part-of', side: 'to' }]]);
    await goOn(row, { hours: 2 });
    const made = ok(await editor.get(path), 200).body;
    expect(made.nodes).toHaveLength(200);
    expect(new Set(made.nodes.map(({ title }: { title: string }) => title)).size).toBe(200);
    expect([made.criteria.length, await plans()]).toEqual([1, 3]);
    const copy = ok(await editor.get(`${authority.path}/copies/${row.id}`), 200).body;
    expect(copy).toMatchObject({ state: 'committed', counts: { rows: 200, criteria: 1, links: 1, linksLeft: 0 } });
    await goOn(row, { hours: 3 });
    expect(await carriedBy()).toHaveLength(2);
    expect(ok(await editor.get(path), 200).body.nodes).toHaveLength(200);
  });
});
