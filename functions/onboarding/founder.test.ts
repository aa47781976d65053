import { beforeAll, describe, expect, test } from 'vitest';
import { onboardingKey } from '#kernel/platform-keys.ts';
import { onboardingRow } from '#kernel/platform-rows.ts';
import { AuthorityId } from '#shared/ids.ts';
import type { StepKey } from '#shared/platform/schema.ts';
import { ok } from '#test/builders/plans.ts';
import { breakOff, foundedRowsOf } from '#test/support/broken-off.ts';
import { anOnboardingDraft, aPlatformAdmin, codesOf, directory, inState, onboarded } from '#test/support/platform.ts';
import { type Api, engineTable, workedOff } from '#test/support/world.ts';

const code = codesOf('South West');
let platform: Api;

beforeAll(async () => {
  platform = await aPlatformAdmin();
});

const forget = (id: AuthorityId, forgets: readonly StepKey[]) =>
  breakOff(id, { forgets, state: 'founding', listed: { state: 'founding', suspended: null } });

const steps = ['settings', 'directory', 'board', 'check-seat'] as const;

describe('an onboarding that was broken off', () => {
  test.each(steps.map((key, place) => ({ key, again: steps.slice(place) })))(
    'before “$key” was recorded goes on, and nothing doubles',
    async ({ again }) => {
      const { headers, body } = ok(await platform.send('POST', directory, anOnboardingDraft({ dfeCode: code() })), 202);
      const path = headers.get('location') ?? '';
      await inState(platform, path, 'to-check');
      const before = await foundedRowsOf(body.authority.id);
      await forget(AuthorityId.parse(body.authority.id), again);
      await inState(platform, path, 'to-check');
      expect(await foundedRowsOf(body.authority.id)).toEqual(before);
      ok(await platform.send('POST', `${path}/check`), 202);
      expect((await inState(platform, path, 'done')).body.authority.standing).toBe('live');
    },
  );

  test('is taken up by the same file', async () => {
    const draft = anOnboardingDraft({ dfeCode: code() });
    const { headers, body } = ok(await platform.send('POST', directory, draft), 202);
    const path = headers.get('location') ?? '';
    await inState(platform, path, 'to-check');
    await forget(AuthorityId.parse(body.authority.id), ['board', 'check-seat']);
    ok(await platform.send('POST', directory, draft), 202);
    await inState(platform, path, 'to-check');
  });

  test('is checked by whoever takes it up, whose seat takes the place of the first', async () => {
    const { headers, body } = ok(await platform.send('POST', directory, anOnboardingDraft({ dfeCode: code() })), 202);
    const path = headers.get('location') ?? '';
    await inState(platform, path, 'to-check');
    const colleague = await aPlatformAdmin();
    ok(await colleague.send('POST', `${path}/check`), 202);
    await inState(colleague, path, 'to-check');
    expect((await platform.get(`/api/authorities/${body.authority.id}`)).status).toBe(404);
    ok(await colleague.send('POST', `${path}/check`), 202);
    await inState(colleague, path, 'done');
    expect((await colleague.get(`/api/authorities/${body.authority.id}`)).status).toBe(404);
  });
});

describe('an authority that is live', () => {
  test('is not founded again, whatever its onboarding says', async () => {
    const { id } = await onboarded(platform, anOnboardingDraft({ dfeCode: code() }));
    const before = await foundedRowsOf(id);
    const listed = { state: 'live', suspended: null } as const;
    await breakOff(AuthorityId.parse(id), { forgets: steps, state: 'founding', listed });
    await workedOff();
    expect(await foundedRowsOf(id)).toEqual(before);
    const row = await engineTable(AuthorityId.parse(id)).get(onboardingKey(AuthorityId.parse(id)), onboardingRow);
    expect(row.steps.find(({ key }) => key === 'settings')).toMatchObject({ state: 'waiting' });
  });

  test('is nothing to whoever onboarded it', async () => {
    const { id } = await onboarded(platform, anOnboardingDraft({ dfeCode: code() }));
    for (const each of ['', '/plans', '/boards', '/people', '/settings', '/audit?subject=settings']) {
      expect([each, (await platform.get(`/api/authorities/${id}${each}`)).status]).toEqual([each, 404]);
    }
  });
});
