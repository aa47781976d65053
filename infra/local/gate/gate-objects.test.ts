import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { clientsFor, readerOf, type SmallStack, startSmallStack } from './testing/small-stack.ts';

let stack: SmallStack;
let plymouth: S3Client;
const scanned: unknown[] = [];
const Bucket = 'objects';
const Key = 'authority/plymouth/imports/1/file.docx';
const foreign = { Bucket, Key: 'authority/peterborough/imports/1/file.docx' };
const denied = { name: 'AccessDenied' };
const bytes = randomBytes(200_000);
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

beforeAll(async () => {
  stack = await startSmallStack({ onObjectScanned: (event) => void scanned.push(event) });
  plymouth = clientsFor(stack.gate, await readerOf(stack, 'plymouth')).s3;
  await plymouth.send(new PutObjectCommand({ Bucket, Key, Body: bytes, ContentType: 'application/docx' }));
}, 60_000);

afterAll(() => stack.stop());

describe('the gate before the objects', () => {
  test('an object comes back as it went in', async () => {
    const got = await plymouth.send(new GetObjectCommand({ Bucket, Key }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(got.ContentType).toBe('application/docx');
    expect(got.VersionId).toMatch(/^[0-9A-Z]{26}$/);
    const head = await plymouth.send(new HeadObjectCommand({ Bucket, Key }));
    expect(head.ContentLength).toBe(bytes.length);
  });

  test('a part of an object can be asked for', async () => {
    const got = await plymouth.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=10-19' }));
    expect(got.ContentRange).toBe(`bytes 10-19/${bytes.length}`);
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes.subarray(10, 20))).toBe(true);
  });

  test('a stream that is sent in chunks is stored without their framing', async () => {
    const { config } = plymouth;
    const endpoint = stack.gate.url;
    const chunked = new S3Client({
      region: 'eu-west-2',
      endpoint,
      forcePathStyle: true,
      credentials: config.credentials,
    });
    const place = { Bucket, Key: 'authority/plymouth/imports/2/file.docx' };
    const Body = Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]);
    await chunked.send(new PutObjectCommand({ ...place, Body, ContentLength: bytes.length }));
    const got = await plymouth.send(new GetObjectCommand(place));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  });

  test('objects of another authority are refused', async () => {
    await expect(plymouth.send(new GetObjectCommand(foreign))).rejects.toMatchObject(denied);
    await expect(plymouth.send(new PutObjectCommand({ ...foreign, Body: 'x' }))).rejects.toMatchObject(denied);
    await expect(plymouth.send(new GetObjectTaggingCommand(foreign))).rejects.toMatchObject(denied);
  });

  test('what was not granted is refused', async () => {
    await expect(plymouth.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject(denied);
    await expect(plymouth.send(new DeleteObjectCommand({ Bucket, Key }))).rejects.toMatchObject(denied);
    const tagged = new PutObjectCommand({
      Bucket,
      Key,
      Body: 'x',
      Tagging: 'GuardDutyMalwareScanStatus=NO_THREATS_FOUND',
    });
    await expect(plymouth.send(tagged)).rejects.toMatchObject(denied);
  });

  test('an object that is not there does not give itself away to who may not list', async () => {
    const absent = new GetObjectCommand({ Bucket, Key: 'authority/plymouth/nothing' });
    await expect(plymouth.send(absent)).rejects.toMatchObject(denied);
  });

  test('a key that climbs, or holds a wildcard, reaches nothing', async () => {
    const climbing = new GetObjectCommand({ Bucket, Key: 'authority/plymouth/../peterborough/x' });
    await expect(plymouth.send(climbing)).rejects.toMatchObject(denied);
    const wild = new GetObjectCommand({ Bucket, Key: 'authority/plymouth/*' });
    await expect(plymouth.send(wild)).rejects.toMatchObject(denied);
  });

  test('each version stays', async () => {
    const place = { Bucket, Key: 'authority/plymouth/imports/3/file.docx' };
    const first = await plymouth.send(new PutObjectCommand({ ...place, Body: 'first' }));
    const second = await plymouth.send(new PutObjectCommand({ ...place, Body: 'second' }));
    expect(second.VersionId).not.toBe(first.VersionId);
    const got = await plymouth.send(new GetObjectCommand(place));
    expect(await got.Body?.transformToString()).toBe('second');
  });
});

describe('a presigned address', () => {
  test('downloads under the name it carries', async () => {
    const named = {
      ResponseContentDisposition: 'attachment; filename="Plan 1.docx"',
      ResponseContentType: 'text/plain',
    };
    const url = await getSignedUrl(plymouth, new GetObjectCommand({ Bucket, Key, ...named }), { expiresIn: 60 });
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(named.ResponseContentDisposition);
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('uploads too', async () => {
    const place = { Bucket, Key: 'authority/plymouth/imports/4/file.docx' };
    const url = await getSignedUrl(plymouth, new PutObjectCommand(place), { expiresIn: 60 });
    expect((await fetch(url, { method: 'PUT', body: bytes })).status).toBe(200);
    const got = await plymouth.send(new GetObjectCommand(place));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  });

  test('that was altered is refused', async () => {
    const url = await getSignedUrl(plymouth, new GetObjectCommand({ Bucket, Key }), { expiresIn: 60 });
    expect((await fetch(url.replace('plymouth', 'peterborough'))).status).toBe(403);
    expect((await fetch(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'))).status).toBe(403);
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect((await fetch(`${url}&response-content-type=text%2Fhtml`)).status).toBe(403);
    expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403);
  });

  test('that has expired is refused', async () => {
    const signingDate = new Date(Date.now() - 61_000);
    const url = await getSignedUrl(plymouth, new GetObjectCommand({ Bucket, Key }), { expiresIn: 60, signingDate });
    const response = await fetch(url);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>');
  });

  test('may be fetched from a page of the site and from no other', async () => {
    const url = await getSignedUrl(plymouth, new GetObjectCommand({ Bucket, Key }), { expiresIn: 60 });
    const allowed = await fetch(url, { headers: { origin: 'https://site.example' } });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://site.example');
    const other = await fetch(url, { headers: { origin: 'https://other.example' } });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the malware scan', () => {
  test('marks what it found and tells of it', async () => {
    const place = { Bucket, Key: 'authority/plymouth/imports/5/file.docx' };
    await plymouth.send(new PutObjectCommand({ ...place, Body: `before ${eicar} after` }));
    const result = {
      s3ObjectDetails: { objectKey: place.Key },
      scanResultDetails: { scanResultStatus: 'THREATS_FOUND' },
    };
    const event = {
      source: 'aws.guardduty',
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      detail: result,
    };
    await vi.waitFor(() =>
      expect(scanned).toContainEqual(
        expect.objectContaining({
          detail: expect.objectContaining({
            s3ObjectDetails: expect.objectContaining({ objectKey: place.Key, bucketName: Bucket }),
          }),
        }),
      ),
    );
    expect(scanned.at(-1)).toMatchObject(event);
    const tags = await plymouth.send(new GetObjectTaggingCommand(place));
    expect(tags.TagSet).toEqual([{ Key: 'GuardDutyMalwareScanStatus', Value: 'THREATS_FOUND' }]);
  });

  test('clears what is clean', async () => {
    await vi.waitFor(async () => {
      const tags = await plymouth.send(new GetObjectTaggingCommand({ Bucket, Key }));
      expect(tags.TagSet).toEqual([{ Key: 'GuardDutyMalwareScanStatus', Value: 'NO_THREATS_FOUND' }]);
    });
  });
});
