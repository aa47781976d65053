import { beforeAll, describe, expect, test } from 'vitest';
import type { FoundRow } from '#shared/work/schema.ts';
import { aMilestoneDraft } from '#test/builders/milestones.ts';
import { aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let editor: Api;
let plan: MadePlan;
let row: string;

/** A plan with an action of two steps, of which one is done. */
beforeAll(async () => {
  authority = await anAuthority();
  editor = authority.as('editor');
  plan = await aPlan(authority, editor);
  row = `${plan.path}/nodes/${plan.action}`;
  const steps = `${row}/milestones`;
  const since = { effectiveOn: '2024-02-01' };
  const { milestone } = ok(await editor.send('POST', steps, aMilestoneDraft(since)), 201).body;
  const second = aMilestoneDraft({ title: 'Schools have the dates', dueOn: '2024-12-31', ...since });
  ok(await editor.send('POST', steps, second), 201);
  const done = { doneOn: '2024-09-20' };
  ok(await editor.send('POST', `${steps}/${milestone.id}/done`, done, { 'if-match': '"1"' }), 200);
});

const settled = (path: string): Promise<Answer> =>
  eventually(
    () => editor.get(path),
    ({ body }) => !['queued', 'running', 'committing'].includes(body.state),
  );

async function exported(format: string): Promise<Uint8Array> {
  const draft = { kind: 'plan', plan: plan.plan, format, asAt: null };
  const begun = ok(await editor.send('POST', `${authority.path}/exports`, draft), 202);
  const work = await settled(begun.headers.get('location') ?? '');
  return new Uint8Array(await (await fetch(work.body.href)).arrayBuffer());
}

async function ready(bytes: Uint8Array, name: string, into?: string): Promise<{ path: string; body: Answer['body'] }> {
  const form = new FormData();
  form.set('kind', 'plan');
  form.set('file', new File([new Uint8Array(bytes)], name));
  if (into !== undefined) form.set('into', into);
  const begun = ok(await editor.send('POST', `${authority.path}/imports`, form), 202);
  const path = begun.headers.get('location') ?? '';
  return { path, body: (await settled(path)).body };
}

async function committed(path: string): Promise<Answer['body']> {
  ok(await editor.send('POST', `${path}/commit`), 202);
  return (await settled(path)).body;
}

type Step = { number: number; title: string; dueOn: string; doneOn: string };
const stepsIn = async (path: string) =>
  ok(await editor.get(path), 200).body.milestones.map(({ number, title, dueOn, doneOn }: Step) => ({
    ...{ number, title, dueOn, doneOn },
  }));
const both = [
  { number: 1, title: 'Both leads are appointed', dueOn: '2024-09-30', doneOn: '2024-09-20' },
  { number: 2, title: 'Schools have the dates', dueOn: '2024-12-31', doneOn: null },
];

describe('the steps of an action', () => {
  test('go out with their plan and come in again as the same steps', { timeout: 60_000 }, async () => {
    const { path, body } = await ready(await exported('docx'), 'plan.docx');
    expect(body.rows.at(-1).steps.found).toEqual(both);
    const made = await committed(path);
    expect(await stepsIn(`${authority.path}/plans/${made.plan}`)).toEqual(both);
  });

  test('change nothing in their own plan, unless the file says something else', { timeout: 60_000 }, async () => {
    const file = new TextDecoder().decode(await exported('csv'));
    const same = await ready(new TextEncoder().encode(file), 'plan.csv', plan.plan);
    expect(same.body.rows.map(({ state }: FoundRow) => state)).toEqual(['same', 'same', 'same']);
    expect(same.body.can.commit).toBe(false);
    const other = file
      .replace('Schools have the dates (due 31 December 2024)', 'Schools know the dates (due 31 January 2025)')
      .replace('Both leads', '3\u00a0A room is booked (no date)\n1\u00a0Both leads')
      .replace('1\u00a03\u00a0', '3\u00a0');
    const { path, body } = await ready(new TextEncoder().encode(other), 'plan.csv', plan.plan);
    expect(body.rows.at(-1).standing.changes).toMatchObject([{ column: 'milestone', heading: 'Milestones' }]);
    expect((await committed(path)).state).toBe('committed');
    expect(await stepsIn(plan.path)).toEqual([
      both[0],
      { number: 2, title: 'Schools know the dates', dueOn: '2025-01-31', doneOn: null },
      { number: 3, title: 'A room is booked', dueOn: null, doneOn: null },
    ]);
    const { entries } = ok(await editor.get(row), 200).body;
    expect(entries.map(({ verb }: { verb: string }) => verb)).toEqual(
      expect.arrayContaining(['node.brought-in', 'milestone.added', 'milestone.changed']),
    );
  });
});
