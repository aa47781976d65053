import { beforeAll, describe, expect, test } from 'vitest';
import { aNodeDraft, anUpdateDraft, aPlan, type MadePlan, ok } from '#test/builders/plans.ts';
import { type Answer, type Authority, anAuthority } from '#test/support/world.ts';

let authority: Authority;
let made: MadePlan;

beforeAll(async () => {
  authority = await anAuthority();
});

const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> =>
  authority.as('editor').send(method, path, body, headers);
const undo = (entry: string): Promise<Answer> => send('POST', `${made.path}/entries/${entry}/undo`);
const record = async (delivered: string, effectiveOn: string): Promise<string> =>
  ok(await send('POST', `${made.path}/nodes/${made.action}/updates`, anUpdateDraft({ delivered, effectiveOn })), 201)
    .body.entry;
const action = async () => ok(await send('GET', `${made.path}/nodes/${made.action}`), 200).body;

describe('POST undo', () => {
  test('of an update leaves under the action the latest of those that still stand', async () => {
    made = await aPlan(authority, authority.as('editor'));
    await record('January', '2024-01-31');
    const march = await record('March', '2024-03-31');
    await record('February', '2024-02-29');
    const { status } = await undo(march);
    const { node, updates } = await action();
    const standing = updates.map((update: { effectiveOn: string }) => update.effectiveOn).sort();
    expect([200, 409]).toContain(status);
    expect(node.latest.effectiveOn).toBe(standing.at(-1));
  });

  test('of a new row is refused while other rows stand under it', async () => {
    made = await aPlan(authority, authority.as('editor'));
    const draft = aNodeDraft({ level: 'objective', parent: made.priority, order: 'a1' });
    const added = ok(await send('POST', `${made.path}/nodes`, draft), 201).body;
    const child = aNodeDraft({ level: 'action', parent: added.node.id });
    ok(await send('POST', `${made.path}/nodes`, child), 201);
    expect((await undo(added.entry)).status).toBe(409);
  });

  test('of a removal is refused while the row that it stood under is gone', async () => {
    made = await aPlan(authority, authority.as('editor'));
    const first = { 'if-match': '"1"' };
    const why = { why: 'Made twice' };
    const removed = ok(await send('DELETE', `${made.path}/nodes/${made.action}`, why, first), 200).body;
    ok(await send('DELETE', `${made.path}/nodes/${made.objective}`, why, first), 200);
    expect((await undo(removed.entry)).status).toBe(409);
  });

  test('of a move back under a row that has gone is refused', async () => {
    made = await aPlan(authority, authority.as('editor'));
    const first = { 'if-match': '"1"' };
    const other = aNodeDraft({ level: 'objective', parent: made.priority, order: 'a1' });
    const { node } = ok(await send('POST', `${made.path}/nodes`, other), 201).body;
    const moved = ok(await send('PATCH', `${made.path}/nodes/${made.action}`, { parent: node.id }, first), 200).body;
    ok(await send('DELETE', `${made.path}/nodes/${made.objective}`, { why: 'Empty' }, first), 200);
    expect((await undo(moved.entry)).status).toBe(409);
  });

  test('of a change that was undone already is refused', async () => {
    made = await aPlan(authority, authority.as('editor'));
    const entry = await record('Once', '2024-02-01');
    ok(await undo(entry), 200);
    expect((await undo(entry)).status).toBe(409);
  });

  test('of someone’s change of yesterday, in another plan, is nothing here', async () => {
    made = await aPlan(authority, authority.as('editor'));
    const entry = await record('Once', '2024-02-01');
    made = await aPlan(authority, authority.as('editor'));
    expect((await undo(entry)).status).toBe(404);
  });
});
