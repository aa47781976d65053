import { randomUUID } from 'node:crypto';
import { ACCOUNT, REGION } from './names.ts';
import type { ObjectMeta, ObjectStore } from './objects.ts';
import type { Bucket } from './world.ts';

export const SCAN_TAG = 'GuardDutyMalwareScanStatus';
/** The harmless text that every scanner agrees to call a threat, in two parts so that this file is none. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const EICAR_NAME = 'EICAR-Test-File (not a virus)';

export type ScanEvent = ReturnType<typeof scanEvent>;

/** Looks at an object as the bucket's malware plan would; `undefined` where no plan covers it. */
export async function scan(bucket: Bucket, store: ObjectStore, meta: ObjectMeta): Promise<ScanEvent | undefined> {
  const { scan: plan } = bucket;
  if (!plan?.prefixes.some((prefix) => meta.key.startsWith(prefix))) return undefined;
  const found = (await store.body(meta)).includes(EICAR);
  const status = found ? 'THREATS_FOUND' : 'NO_THREATS_FOUND';
  if (plan.tags) {
    const now = (await store.find(meta, meta.version)) ?? meta;
    await store.setTags(now, { ...now.tags, [SCAN_TAG]: status });
  }
  return scanEvent(plan.plan, meta, status);
}

function scanEvent(plan: string, meta: ObjectMeta, status: 'THREATS_FOUND' | 'NO_THREATS_FOUND') {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    source: 'aws.guardduty',
    account: ACCOUNT,
    time: new Date().toISOString(),
    region: REGION,
    resources: [plan],
    detail: {
      schemaVersion: '1.0',
      scanStatus: 'COMPLETED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: {
        bucketName: meta.bucket,
        objectKey: meta.key,
        eTag: meta.etag.replaceAll('"', ''),
        versionId: meta.version,
        s3Throttled: false,
      },
      scanResultDetails: {
        scanResultStatus: status,
        threats: status === 'THREATS_FOUND' ? [{ name: EICAR_NAME }] : null,
      },
    },
  };
}
