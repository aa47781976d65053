import { type Desk, demand, type Request } from './answering.ts';
import type { ObjectMeta, ObjectStore, Place } from './objects.ts';
import { Refusal, type Reply, ServiceError, xml } from './refusal.ts';
import {
  bodyOf,
  bodyTags,
  headerTags,
  listAsk,
  type Operation,
  one,
  operationOf,
  placeOf,
  s3Asks,
} from './s3-request.ts';
import { type ScanEvent, scan } from './scan.ts';
import type { Call } from './signature.ts';
import type { Bucket } from './world.ts';

export type Shelf = { store: ObjectStore; scanned: (event: ScanEvent) => Promise<void> };

const KEPT_HEADERS = ['content-type', 'content-disposition', 'content-encoding', 'content-language', 'cache-control'];
const OVERRIDES: Record<string, string> = {
  'response-content-type': 'content-type',
  'response-content-disposition': 'content-disposition',
  'response-cache-control': 'cache-control',
  'response-content-language': 'content-language',
};
const MOST_KEYS = 1000;

export async function answerS3(desk: Desk, shelf: Shelf, request: Request): Promise<Reply> {
  const place = placeOf(request.call.path);
  const operation = operationOf(request, place);
  const bucket = desk.world.buckets.get(place.bucket);
  const meta = place.key === '' || !bucket ? undefined : await shelf.store.find(place, one(request.call, 'versionId'));
  const asks = s3Asks(operation, request, meta?.tags ?? {});
  const withPolicy = asks.map((ask) => ({ ...ask, resourcePolicy: bucket?.policy }));
  await demand(desk.judge, request.signer.credentials, withPolicy);
  if (!bucket) throw new ServiceError('NoSuchBucket', 404, 'The specified bucket does not exist');
  const reply = await perform[operation]({ desk, shelf, request, place, bucket, meta });
  return { ...reply, headers: { ...reply.headers, 'x-amz-request-id': request.requestId } };
}

type Task = {
  desk: Desk;
  shelf: Shelf;
  request: Request;
  place: Place;
  bucket: Bucket;
  meta: ObjectMeta | undefined;
};

const perform: Record<Operation, (task: Task) => Promise<Reply>> = {
  PutObject: put,
  GetObject: async (task) => {
    const meta = await existing(task);
    return download(task, meta, await task.shelf.store.body(meta));
  },
  HeadObject: async (task) => {
    const meta = await existing(task);
    return { status: 200, headers: { ...headersOf(task.bucket, meta), 'content-length': String(meta.size) }, body: '' };
  },
  DeleteObject: async ({ shelf, place, bucket }) => {
    await shelf.store.remove(place, bucket.versioned);
    return { status: 204, headers: {}, body: '' };
  },
  GetObjectTagging: async (task) => {
    const meta = await existing(task);
    const reply = taggingReply(meta);
    return { ...reply, headers: { ...reply.headers, ...versionHeader(task.bucket, meta) } };
  },
  PutObjectTagging: async (task) => {
    await task.shelf.store.setTags(await existing(task), bodyTags(task.request.call));
    return { status: 200, headers: {}, body: '' };
  },
  ListObjectsV2: async ({ shelf, request, bucket }) => list(request.call, bucket, await shelf.store.all(bucket.name)),
};

async function put({ shelf, request, place, bucket, meta }: Task): Promise<Reply> {
  const { call } = request;
  if (call.headers['if-none-match'] === '*' && meta && !meta.deleted) {
    throw new ServiceError('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold');
  }
  const kept = Object.entries(call.headers).filter(
    ([name]) => KEPT_HEADERS.includes(name) || name.startsWith('x-amz-meta-'),
  );
  const headers = Object.fromEntries(kept);
  const encoding = headers['content-encoding']?.replace(/^aws-chunked,?\s*/, '');
  if (encoding === '') delete headers['content-encoding'];
  else if (encoding !== undefined) headers['content-encoding'] = encoding;
  const object = { ...place, headers, tags: headerTags(call), body: bodyOf(call), keepOlder: bucket.versioned };
  const stored = await shelf.store.put(object);
  void lookAt(shelf, bucket, stored);
  return { status: 200, headers: { etag: stored.etag, ...versionHeader(bucket, stored) }, body: '' };
}

/** Scans after the put is answered, as the service does; what went wrong is tried again at the next start. */
export async function lookAt(shelf: Shelf, bucket: Bucket, meta: ObjectMeta): Promise<void> {
  try {
    const event = await scan(bucket, shelf.store, meta);
    if (event) await shelf.scanned(event);
  } catch (error) {
    console.error(`gate: the scan of ${meta.key} was not finished`, error);
  }
}

async function existing({ desk, request, place, meta }: Task): Promise<ObjectMeta> {
  if (meta && !meta.deleted) return meta;
  // Who may not list must not learn what is absent either.
  const listing = await desk.quietly(request.signer.credentials, listAsk(place.bucket, undefined));
  if (!listing.allowed) throw new Refusal('denied');
  throw new ServiceError('NoSuchKey', 404, 'The specified key does not exist.');
}

const versionHeader = (bucket: Bucket, meta: ObjectMeta): Record<string, string> =>
  bucket.versioned ? { 'x-amz-version-id': meta.version } : {};

function headersOf(bucket: Bucket, meta: ObjectMeta): Record<string, string> {
  const count = Object.keys(meta.tags).length;
  return {
    'content-type': 'binary/octet-stream',
    ...meta.headers,
    etag: meta.etag,
    'last-modified': new Date(meta.modified).toUTCString(),
    'accept-ranges': 'bytes',
    ...versionHeader(bucket, meta),
    ...(count > 0 ? { 'x-amz-tagging-count': String(count) } : {}),
  };
}

function download({ request: { call }, bucket }: Task, meta: ObjectMeta, body: Buffer): Reply {
  const headers = headersOf(bucket, meta);
  for (const [parameter, header] of Object.entries(OVERRIDES)) {
    const value = one(call, parameter);
    if (value !== undefined) headers[header] = value;
  }
  const range = /^bytes=(\d+)-(\d*)$/.exec(call.headers.range ?? '');
  if (!range) return { status: 200, headers, body };
  const from = Number(range[1]);
  const to = Math.min(range[2] ? Number(range[2]) : body.length - 1, body.length - 1);
  if (from > to) throw new ServiceError('InvalidRange', 416, 'The requested range is not satisfiable');
  headers['content-range'] = `bytes ${from}-${to}/${body.length}`;
  return { status: 206, headers, body: body.subarray(from, to + 1) };
}

function taggingReply(meta: ObjectMeta): Reply {
  const tags = Object.entries(meta.tags).map(
    ([key, value]) => `<Tag><Key>${xml(key)}</Key><Value>${xml(value)}</Value></Tag>`,
  );
  return xmlReply(
    `<Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TagSet>${tags.join('')}</TagSet></Tagging>`,
  );
}

function list(call: Call, bucket: Bucket, all: ObjectMeta[]): Reply {
  if (one(call, 'delimiter') || one(call, 'continuation-token') || one(call, 'start-after')) {
    throw new ServiceError('NotImplemented', 501, 'Only a plain listing by prefix is answered here');
  }
  const prefix = one(call, 'prefix') ?? '';
  const found = all.filter(({ key }) => key.startsWith(prefix)).sort((a, b) => (a.key < b.key ? -1 : 1));
  if (found.length > MOST_KEYS)
    throw new ServiceError('NotImplemented', 501, 'Listings of many pages are not answered here');
  const entries = found.map(
    ({ key, modified, etag, size }) =>
      `<Contents><Key>${xml(key)}</Key><LastModified>${modified}</LastModified><ETag>${xml(etag)}</ETag><Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const head = `<Name>${xml(bucket.name)}</Name><Prefix>${xml(prefix)}</Prefix><KeyCount>${found.length}</KeyCount><MaxKeys>${MOST_KEYS}</MaxKeys><IsTruncated>false</IsTruncated>`;
  return xmlReply(
    `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${head}${entries.join('')}</ListBucketResult>`,
  );
}

const xmlReply = (body: string): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
});
