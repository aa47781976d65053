import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { inject } from 'vitest';
import * as z from 'zod';
import { type AnyPut, type Change, put } from '#kernel/change.ts';
import { authorityAudience, type Key, nodeKey, type Partition, planPartition } from '#kernel/keys.ts';
import { rowShape } from '#kernel/rows.ts';
import { type Table, tableFor } from '#kernel/table.ts';
import { NodeId, PersonId, PlanId } from '#shared/ids.ts';
import { engineClient, newAuthorityId } from './world.ts';

/** A row of no feature, to try the store itself with. */
export const thingRow = rowShape({
  kind: 'thing',
  v: 1,
  schema: z.object({ id: z.string(), words: z.string(), batch: z.string().nullable(), version: z.int() }),
});
export type ThingRow = ReturnType<typeof thingRow.read>;

export const aThing = (overrides: Partial<ThingRow> = {}): ThingRow => ({
  ...{ id: ulid(), words: 'As it was', batch: null, version: 1 },
  ...overrides,
});

export type OwnTable = {
  table: Table;
  partition: Partition;
  person: PersonId;
  client: DynamoDBDocumentClient;
  keyOf(id: string): Key;
  newThing(thing: ThingRow): AnyPut;
  change(puts: AnyPut[], more?: Partial<Change>): Change;
};

/** A store of an authority of its own on the engine, and a partition in it. */
export function aTable(client = engineClient()): OwnTable {
  const audience = authorityAudience(newAuthorityId());
  const plan = PlanId.parse(ulid());
  const person = PersonId.parse(ulid());
  const partition = planPartition(audience, plan);
  const table = tableFor({
    ...{ client, name: inject('stack').table, audiences: [audience], person },
    ...{ clock: () => new Date(), newId: () => ulid() },
  });
  const keyOf = (id: string) => nodeKey(audience, plan, NodeId.parse(id));
  return {
    ...{ table, partition, person, client, keyOf },
    newThing: (thing) => put({ key: keyOf(thing.id), shape: thingRow, row: thing, was: null }),
    change: (puts, more = {}) => ({
      ...{ verb: 'thing.changed', subject: partition, effectiveOn: '2024-06-01', puts, result: 'done' },
      ...more,
    }),
  };
}
