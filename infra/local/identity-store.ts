import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import * as z from 'zod';

// Written by this file alone, from what the provider gave: any object is one of its own.
const Payload = z.custom<AdapterPayload>((value) => typeof value === 'object' && value !== null);
const Kept = z.record(z.string(), z.object({ payload: Payload, until: z.number().nullable() }));
type Kept = z.infer<typeof Kept>;

/** Keeps sessions, codes and refresh tokens beside the data, so that those signed in stay so after a restart. */
export function identityStore(path: string): (model: string) => Adapter {
  const kept = existsSync(path) ? Kept.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
  return (model) => adapterOf(model, kept, () => write(path, kept));
}

function write(path: string, kept: Kept): void {
  for (const [key, { until }] of Object.entries(kept)) if (until !== null && until < Date.now()) delete kept[key];
  writeFileSync(`${path}.part`, JSON.stringify(kept), { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

function adapterOf(model: string, kept: Kept, changed: () => void): Adapter {
  const keyOf = (id: string) => `${model}:${id}`;
  const find = async (id: string) => {
    const entry = kept[keyOf(id)];
    return entry && (entry.until === null || entry.until > Date.now()) ? entry.payload : undefined;
  };
  const findWhere = async (is: (payload: AdapterPayload) => boolean) =>
    Object.entries(kept).find(([key, { payload }]) => key.startsWith(`${model}:`) && is(payload))?.[1].payload;
  return {
    find,
    findByUid: (uid) => findWhere((payload) => payload.uid === uid),
    findByUserCode: (userCode) => findWhere((payload) => payload.userCode === userCode),
    upsert: async (id, payload, expiresIn) => {
      kept[keyOf(id)] = { payload, until: expiresIn ? Date.now() + expiresIn * 1000 : null };
      changed();
    },
    consume: async (id) => {
      const payload = await find(id);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      changed();
    },
    destroy: async (id) => {
      delete kept[keyOf(id)];
      changed();
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of Object.entries(kept)) if (payload.grantId === grantId) delete kept[key];
      changed();
    },
  };
}
