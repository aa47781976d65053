import { GetObjectCommand, GetObjectTaggingCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { describe, expect, inject, test } from 'vitest';
import { evidenceFile } from '#kernel/evidence-keys.ts';
import { importFile } from '#kernel/object-keys.ts';
import { type AuthorityId, EvidenceId, NodeId, PlanId, WorkId } from '#shared/ids.ts';
import { bucketOf } from '#test/support/assembly.ts';
import { callersOf } from '#test/support/callers.ts';
import { anAuthority, eventually } from '#test/support/world.ts';

/** The harmless text that every scanner agrees to call a threat, in two parts so that this file is none. */
const threat = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const one = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const work = WorkId.parse(one);
const evidence = { plan: PlanId.parse(one), node: NodeId.parse(one), id: EvidenceId.parse(one) };

const tagsOf = async (objects: S3Client, place: { Bucket: string; Key: string }) =>
  (await objects.send(new GetObjectTaggingCommand(place))).TagSet ?? [];

/** What an officer’s session gets of a file once it has been scanned. */
async function readOnceScanned(authority: AuthorityId, Key: string, Body: string): Promise<string> {
  const { objects } = await callersOf(inject('stack').gate).session({ does: 'write', authority });
  const place = { Bucket: bucketOf(inject('stack').assembly), Key };
  await objects.send(new PutObjectCommand({ ...place, Body }));
  await eventually(
    () => tagsOf(objects, place),
    (tags) => tags.length > 0,
  );
  try {
    const { Body: read } = await objects.send(new GetObjectCommand(place));
    return (await read?.transformToString()) ?? '';
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

describe('a file from outside', () => {
  test.each([
    ['an import', (authority: AuthorityId) => importFile(authority, work)],
    ['evidence', (authority: AuthorityId) => evidenceFile(authority, evidence)],
  ])('as %s is read where it was found clean, and by nobody where it was not', async (_, of) => {
    const { id } = await anAuthority();
    expect(await readOnceScanned(id, of(id), 'Words')).toBe('Words');
    expect(await readOnceScanned(id, of(id), threat)).toBe('AccessDenied');
  });
});
