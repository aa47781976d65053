import { beforeAll, describe, expect, test } from 'vitest';
import { AuthorityId } from '#shared/ids.ts';
import type { StepKey } from '#shared/platform/schema.ts';
import { ok } from '#test/builders/plans.ts';
import { breakOff, type Cut, foundedRowsOf, relist } from '#test/support/broken-off.ts';
import { anOnboardingDraft, aPlatformAdmin, codesOf, directory, inState, onboarded } from '#test/support/platform.ts';
import { type Api, apiOf, eventually, workedOff } from '#test/support/world.ts';

const code = codesOf('South East');
const closing = ['check-seat-ended', 'invitation', 'live'] as const;
const cuts = closing.map((key, place) => ({ key, forgets: closing.slice(place) }));
const founding = { state: 'founding', suspended: null } as const;
let platform: Api;

beforeAll(async () => {
  platform = await aPlatformAdmin();
});

async function live() {
  const draft = anOnboardingDraft({ dfeCode: code() });
  const made = await onboarded(platform, draft);
  return { ...made, id: AuthorityId.parse(made.id), draft };
}

/** Broken off so that nobody was told to go on: while it is listed like this, whoever founds it lets it be. */
async function standsStill(
  id: AuthorityId,
  forgets: readonly StepKey[],
  { state, listed }: Pick<Cut, 'state' | 'listed'> = { state: 'closing', listed: founding },
): Promise<void> {
  const suspended = { at: '2026-01-01T10:00:00.000Z', why: 'A test', closesOn: '2026-02-01' };
  await breakOff(id, { forgets, state, listed: { state: 'suspended', suspended } });
  await workedOff();
  await relist(id, listed);
}

async function endsLive(path: string): Promise<void> {
  const { body } = await inState(platform, path, 'done');
  expect(body.authority).toMatchObject({ standing: 'live', can: { suspend: true, check: false } });
  expect(body.onboarding.steps.map(({ state }: { state: string }) => state)).toEqual(Array(12).fill('done'));
}

const takes = (id: string, given: string) =>
  apiOf(`first@${id}.example`, '' as never).send('POST', '/api/me/seats', { code: given });

describe('an onboarding that was broken off while it was closing', () => {
  test.each(cuts)('before “$key” was recorded goes on, nothing doubles, and it ends live', async ({ forgets }) => {
    const { id, path, code: first } = await live();
    const before = await foundedRowsOf(id);
    await breakOff(id, { forgets, state: 'closing', listed: founding });
    await endsLive(path);
    expect(await foundedRowsOf(id)).toEqual(before);
    expect((await platform.get(`/api/authorities/${id}`)).status).toBe(404);
    expect((await takes(id, first)).status).toBe(201);
  });

  test.each(cuts)('before “$key” and stands still is taken up by the same file', async ({ forgets }) => {
    const { id, path, draft } = await live();
    const before = await foundedRowsOf(id);
    await standsStill(id, forgets);
    expect((await platform.get(path)).body.onboarding.state).toBe('closing');
    expect(ok(await platform.send('POST', directory, draft), 202).body.code).toBeNull();
    await endsLive(path);
    expect(await foundedRowsOf(id)).toEqual(before);
  });

  test('and stands still is taken up from its page, by a colleague, who gets no seat', async () => {
    const { id, path } = await live();
    const before = await foundedRowsOf(id);
    await standsStill(id, closing);
    const colleague = await aPlatformAdmin();
    ok(await colleague.send('POST', `${path}/check`), 202);
    await endsLive(path);
    expect(await foundedRowsOf(id)).toEqual(before);
    expect((await colleague.get(`/api/authorities/${id}`)).status).toBe(404);
  });

  test('before it was live is as little broken by a code that was taken meanwhile', async () => {
    const { id, path, code: first } = await live();
    await standsStill(id, ['invitation', 'live']);
    expect((await takes(id, first)).status).toBe(201);
    const before = await foundedRowsOf(id);
    ok(await platform.send('POST', `${path}/check`), 202);
    await endsLive(path);
    expect(await foundedRowsOf(id)).toEqual(before);
    const admin = apiOf(`first@${id}.example`, '' as never);
    expect(ok(await admin.get(`/api/authorities/${id}`), 200).body.can).toMatchObject({ administer: true });
  });

  test('goes on with a new code, and the first one is no use any more', async () => {
    const { id, path, code: first } = await live();
    await standsStill(id, ['live']);
    const second = ok(await platform.send('POST', `${path}/codes`), 201).body.code;
    await endsLive(path);
    await eventually(
      () => takes(id, second),
      ({ status }) => status === 201,
    );
    expect((await takes(id, first)).status).toBe(404);
  });

  test('and is live, with a code that nobody wrote, has it written by the same file', async () => {
    const { id, path, draft } = await live();
    await standsStill(id, ['invitation'], { state: 'done', listed: { state: 'live', suspended: null } });
    ok(await platform.send('POST', directory, draft), 202);
    await eventually(
      () => platform.get(path),
      ({ body }) => body.onboarding.steps.every(({ state }: { state: string }) => state === 'done'),
    );
    expect((await platform.send('POST', `${path}/check`)).status).toBe(409);
  });
});
