import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { monotonicFactory } from 'ulid';
import * as z from 'zod';

const MetaSchema = z.strictObject({
  bucket: z.string(),
  key: z.string(),
  version: z.string(),
  deleted: z.boolean(),
  size: z.number(),
  etag: z.string(),
  modified: z.string(),
  /** Content headers and `x-amz-meta-…` as they were put. */
  headers: z.record(z.string(), z.string()),
  tags: z.record(z.string(), z.string()),
});
export type ObjectMeta = z.infer<typeof MetaSchema>;
export type Place = { bucket: string; key: string };
type NewObject = Place & Pick<ObjectMeta, 'headers' | 'tags'> & { body: Buffer; keepOlder: boolean };
export type ObjectStore = {
  put(object: NewObject): Promise<ObjectMeta>;
  find(place: Place, version?: string): Promise<ObjectMeta | undefined>;
  body(meta: ObjectMeta): Promise<Buffer>;
  setTags(meta: ObjectMeta, tags: Record<string, string>): Promise<void>;
  remove(place: Place, keepOlder: boolean): Promise<void>;
  /** The newest version of every object in a bucket. */
  all(bucket: string): Promise<ObjectMeta[]>;
};

const EMPTY_BODY = Buffer.alloc(0);
const VERSION = /^[0-9A-Z]{26}$/;

/**
 * Objects in a folder: one directory for each key, in it a body and a description for each version. Versions sort by
 * time, and a version exists once its description does, so nothing is half there after a crash.
 */
export function objectStore(root: string): ObjectStore {
  const nextVersion = monotonicFactory();
  const homeOf = ({ bucket, key }: Place): string => join(root, bucket, createHash('sha256').update(key).digest('hex'));
  const describe = (meta: ObjectMeta) => write(join(homeOf(meta), `${meta.version}.json`), JSON.stringify(meta));
  const add = async (object: NewObject, deleted: boolean): Promise<ObjectMeta> => {
    const home = homeOf(object);
    const older = await versionsIn(home);
    const meta = metaOf(object, nextVersion(), deleted);
    await mkdir(home, { recursive: true });
    if (!deleted) await write(join(home, `${meta.version}.body`), object.body);
    await describe(meta);
    if (!object.keepOlder) await Promise.all(older.map((version) => discard(home, version)));
    return meta;
  };
  return {
    put: (object) => add(object, false),
    find: async (place, version) => {
      const chosen = version ?? (await versionsIn(homeOf(place))).at(-1);
      return chosen && VERSION.test(chosen) ? readMeta(join(homeOf(place), `${chosen}.json`)) : undefined;
    },
    body: (meta) => readFile(join(homeOf(meta), `${meta.version}.body`)),
    setTags: (meta, tags) => describe({ ...meta, tags }),
    remove: async (place, keepOlder) => {
      await add({ ...place, headers: {}, tags: {}, body: EMPTY_BODY, keepOlder }, true);
    },
    all: async (bucket) => {
      const homes = await namesIn(join(root, bucket));
      const newest = await Promise.all(homes.map((home) => newestIn(join(root, bucket, home))));
      return newest.filter((meta) => meta !== undefined && !meta.deleted).filter((meta) => meta !== undefined);
    },
  };
}

function metaOf(object: NewObject, version: string, deleted: boolean): ObjectMeta {
  const { bucket, key, headers, tags, body } = object;
  return {
    bucket,
    key,
    version,
    deleted,
    size: body.length,
    etag: `"${createHash('md5').update(body).digest('hex')}"`,
    modified: new Date().toISOString(),
    headers,
    tags,
  };
}

async function newestIn(home: string): Promise<ObjectMeta | undefined> {
  const newest = (await versionsIn(home)).at(-1);
  return newest === undefined ? undefined : readMeta(join(home, `${newest}.json`));
}

async function versionsIn(home: string): Promise<string[]> {
  const described = (await namesIn(home)).filter((name) => /^[0-9A-Z]{26}\.json$/.test(name));
  return described.map((name) => name.replace('.json', '')).sort();
}

async function discard(home: string, version: string): Promise<void> {
  await rm(join(home, `${version}.json`), { force: true });
  await rm(join(home, `${version}.body`), { force: true });
}

async function namesIn(folder: string): Promise<string[]> {
  return (await orAbsent(readdir(folder))) ?? [];
}

async function readMeta(path: string): Promise<ObjectMeta | undefined> {
  const text = await orAbsent(readFile(path, 'utf8'));
  return text === undefined ? undefined : MetaSchema.parse(JSON.parse(text));
}

async function orAbsent<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    // Only absence is an answer; anything else that the disk says is passed on.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function write(path: string, content: Buffer | string): Promise<void> {
  const temporary = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(join(path, '..'));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
