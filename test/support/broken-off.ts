import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { directoryKey } from '#kernel/audience-keys.ts';
import { put } from '#kernel/change.ts';
import { type DirectoryRow, directoryRow } from '#kernel/directory-rows.ts';
import { platformAudience, topPartition } from '#kernel/keys.ts';
import { onboardingKey } from '#kernel/platform-keys.ts';
import { onboardingRow } from '#kernel/platform-rows.ts';
import type { AuthorityId } from '#shared/ids.ts';
import type { OnboardingState, StepKey } from '#shared/platform/schema.ts';
import { engineClient, engineTable } from './world.ts';

type Listed = Pick<DirectoryRow, 'state' | 'suspended'>;

export type Cut = {
  /** The steps whose record is lost; what they wrote into the authority stays. */
  forgets: readonly StepKey[];
  state: OnboardingState;
  /** How the directory lists the authority then. */
  listed: Listed;
};

/** Puts the record of an onboarding back, past every wall: as if it had been broken off before it could write it. */
export async function breakOff(id: AuthorityId, { forgets, state, listed }: Cut): Promise<void> {
  const table = engineTable(id);
  const [was, directory] = await Promise.all([
    table.get(onboardingKey(id), onboardingRow),
    table.get(directoryKey(id), directoryRow),
  ]);
  const steps = was.steps.map((step) => (forgets.includes(step.key) ? { ...step, state: 'waiting' as const } : step));
  const code = forgets.includes('invitation') ? { ...was.code, state: 'to-write' as const } : was.code;
  const row = { ...was, state, steps, code, version: was.version + 1 };
  const relisted = { ...directory, ...listed, version: directory.version + 1 };
  await table.commit({
    ...{ verb: 'test', subject: topPartition(platformAudience), effectiveOn: '2026-01-01', quiet: true, result: '' },
    puts: [
      put({ key: onboardingKey(id), shape: onboardingRow, row, was }),
      put({ key: directoryKey(id), shape: directoryRow, row: relisted, was: directory }),
    ],
  });
}

/** Lists an authority otherwise, past every wall; nobody is told of the onboarding by this. */
export async function relist(id: AuthorityId, listed: Listed): Promise<void> {
  const table = engineTable(id);
  const was = await table.get(directoryKey(id), directoryRow);
  await table.commit({
    ...{ verb: 'test', subject: topPartition(platformAudience), effectiveOn: '2026-01-01', quiet: true, result: '' },
    puts: [
      put({
        key: directoryKey(id),
        shape: directoryRow,
        row: { ...was, ...listed, version: was.version + 1 },
        was,
      }),
    ],
  });
}

/** Every row that founding writes into an authority, past every wall. */
export async function foundedRowsOf(id: string): Promise<unknown[]> {
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
