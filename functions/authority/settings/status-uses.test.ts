import { beforeEach, describe, expect, test } from 'vitest';
import { statusThen } from '#shared/plans/earlier-words.ts';
import { statusSchemes } from '#shared/plans/status-schemes.ts';
import type { Status } from '#shared/vocabulary.ts';
import { aCycle, answered, version } from '#test/builders/cycles.ts';
import { anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Api, type Authority, anAuthority, eventually } from '#test/support/world.ts';

let authority: Authority;
let admin: Api;
let editor: Api;
let plan: MadePlan;

beforeEach(async () => {
  authority = await anAuthority();
  [admin, editor] = [authority.as('admin'), authority.as('editor')];
  plan = await aPlan(authority, editor, { action: { owner: authority.as('contributor').person } });
});

const settings = () => `${authority.path}/settings`;
const updated = async (status: string, effectiveOn: string) => {
  const draft = anUpdateDraft({ status, effectiveOn });
  ok(await editor.send('POST', `${plan.path}/nodes/${plan.action}/updates`, draft), 201);
};
const shown = async (query = '') => ok(await editor.get(`${plan.path}${query}`), 200).body;
const statusIn = (view: { shape: { statuses: Status[] } }, key: string) =>
  view.shape.statuses.find((status) => status.key === key);
const layOut = async (leaving: object = {}) => {
  const asked = { shape: 'seven-columns', renamed: {}, leaving };
  return editor.send('PUT', `${plan.path}/layout`, asked, version((await shown()).version));
};

/** Every scheme with its statuses changed, as an administrator saves them. */
async function changed(change: (status: Status) => Status[]) {
  const schemes = statusSchemes.map((scheme) => ({ ...scheme, statuses: scheme.statuses.flatMap(change) }));
  ok(await admin.send('PATCH', settings(), { schemes }, version(1)), 200);
}

/** The status of each update of the action as its history shows it. */
async function historyOf() {
  const { plan: of, updates } = ok(await editor.get(`${plan.path}/nodes/${plan.action}`), 200).body;
  return updates.map((update: { status: string; recordedAt: string }) => statusThen(of.shape, update));
}

describe('a status that was reported', () => {
  test('is read in its old words in the locked report, the plan as at then, and the history', async () => {
    const cycle = await aCycle(editor, plan);
    await answered(authority.as('contributor'), cycle);
    ok(await editor.send('POST', `${cycle.path}/asks/${plan.action}/accept`, undefined, version(1)), 200);
    const locking = { withoutUpdate: [], lockedOn: '2024-09-27' };
    ok(await editor.send('POST', `${cycle.path}/lock`, locking, version(1)), 200);
    const report = async () => JSON.stringify(ok(await editor.get(`${cycle.path}/report`), 200).body);
    const before = await report();
    const old = statusIn(await shown(), 'on-track');

    const words = { label: 'Going well', definition: 'As the board agreed', colour: 'purple' } as const;
    await changed((status) => [status.key === 'on-track' ? { ...status, ...words } : status]);
    ok(await layOut(), 200);
    await updated('on-track', '2024-10-10');

    expect(statusIn(await shown(), 'on-track')).toMatchObject(words);
    expect(await report()).toBe(before);
    expect(statusIn(await shown('?asAt=2024-09-27'), 'on-track')).toEqual(old);
    expect(await historyOf()).toMatchObject([words, { ...old }]);
  });

  test('may be taken away once nothing stands at it, and plans go on reading it', async () => {
    await updated('at-risk', '2024-06-01');
    await updated('on-track', '2024-07-01');
    const old = statusIn(await shown(), 'at-risk');
    await eventually(
      () => editor.get(`${authority.path}/plans`),
      ({ body }) => body.items[0]?.health.byStatus['on-track'] === 1,
    );
    await changed((status) => (status.key === 'at-risk' ? [] : [status]));
    expect((await layOut()).body.errors).toMatchObject([{ pointer: '#/leaving/statuses' }]);
    ok(await layOut({ statuses: ['at-risk'] }), 200);
    ok(await layOut(), 200);
    expect(statusIn(await shown(), 'at-risk')).toEqual({ ...old, retired: true });
    expect((await historyOf())[1]).toMatchObject({ label: 'At risk', definition: old?.definition });
  });
});

describe('GET uses of statuses', () => {
  test('counts the updates that gave each status under its words, plan by plan', async () => {
    await updated('at-risk', '2024-06-01');
    await updated('at-risk', '2024-07-01');
    await updated('on-track', '2024-08-01');
    const plans = ['Education action plan'];
    const { schemes } = ok(await admin.get(`${settings()}/status-uses`), 200).body;
    expect(schemes.brag).toEqual({ 'at-risk': { updates: 2, plans }, 'on-track': { updates: 1, plans } });
    expect(schemes['four-point']).toEqual({});
  });
});
