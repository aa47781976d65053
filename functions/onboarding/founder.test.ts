import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { put } from '#kernel/change.ts';
import { platformAudience, topPartition } from '#kernel/keys.ts';
import { onboardingKey } from '#kernel/platform-keys.ts';
import { onboardingRow } from '#kernel/platform-rows.ts';
import { AuthorityId } from '#shared/ids.ts';
import { ok } from '#test/builders/plans.ts';
import { anOnboardingDraft, aPlatformAdmin, codesOf, directory, inState, onboarded } from '#test/support/platform.ts';
import { type Api, engineClient, engineTable } from '#test/support/world.ts';

const code = codesOf('South West');
let platform: Api;

beforeAll(async () => {
  platform = await aPlatformAdmin();
});

/** Puts the record of an onboarding back, past every wall: as if it had been broken off before it could write it. */
async function forget(id: AuthorityId, steps: readonly string[]): Promise<void> {
  const table = engineTable(id);
  const was = await table.get(onboardingKey(id), onboardingRow);
  const back = was.steps.map((step) => (steps.includes(step.key) ? { ...step, state: 'waiting' as const } : step));
  const row = { ...was, state: 'founding' as const, steps: back, version: was.version + 1 };
  await table.commit({
    ...{ verb: 'test', subject: topPartition(platformAudience), effectiveOn: '2026-01-01', quiet: true, result: '' },
    puts: [put({ key: onboardingKey(id), shape: onboardingRow, row, was })],
  });
}

async function rowsOf(id: string): Promise<unknown[]> {
  const partitions = [`AUTHORITY#${id}`, `AUTHORITY#${id}#LOG`, `SEATS#${id}`, `SEATS#${id}#LOG`];
  const found = partitions.map((pk) =>
    engineClient().send(
      new QueryCommand({
        TableName: inject('stack').table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      }),
    ),
  );
  return (await Promise.all(found)).flatMap(({ Items = [] }) => Items);
}

const steps = ['settings', 'directory', 'board', 'check-seat'] as const;

describe('an onboarding that was broken off', () => {
  test.each(steps.map((key, place) => ({ key, again: steps.slice(place) })))(
    'before “$key” was recorded goes on, and nothing doubles',
    async ({ again }) => {
      const { headers, body } = ok(await platform.send('POST', directory, anOnboardingDraft({ dfeCode: code() })), 202);
      const path = headers.get('location') ?? '';
      await inState(platform, path, 'to-check');
      const before = await rowsOf(body.authority.id);
      await forget(AuthorityId.parse(body.authority.id), again);
      await inState(platform, path, 'to-check');
      expect(await rowsOf(body.authority.id)).toEqual(before);
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
    const before = await rowsOf(id);
    await forget(AuthorityId.parse(id), steps);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await rowsOf(id)).toEqual(before);
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
