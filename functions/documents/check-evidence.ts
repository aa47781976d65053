import { createHash } from 'node:crypto';
import { put } from '#kernel/change.ts';
import { evidenceFile, evidenceIndex, evidenceKey } from '#kernel/evidence-keys.ts';
import { type EvidenceRow, evidenceRow } from '#kernel/evidence-rows.ts';
import { planPartition } from '#kernel/keys.ts';
import { type WorkerDeps, type WorkerSession, workerSession, workOf } from '#kernel/worker.ts';
import { localDateOf } from '#shared/dates.ts';
import { EvidenceId, NodeId, PlanId } from '#shared/ids.ts';
import { isWhatItIsCalled } from './evidence-type.ts';
import { type ScanResult, scanResultOf } from './scan-result.ts';

type Place = { plan: PlanId; node: NodeId; id: EvidenceId };

/** Looks at a file of evidence that has arrived; whose it is stands in the key. */
export function evidenceChecker(deps: WorkerDeps) {
  return async (event: unknown): Promise<void> => {
    const brought = workOf(event, 'evidence');
    if (brought === null) return;
    const place = {
      ...{ plan: PlanId.parse(brought.plan), node: NodeId.parse(brought.node) },
      id: EvidenceId.parse(brought.evidence),
    };
    await checkEvidence(deps, await workerSession(deps, brought.authority), place);
  };
}

const refusals: Record<Exclude<ScanResult, 'clean'>, string> = {
  threats: 'The malware scan found something in this file, so nobody is given it.',
  unsupported:
    'This file could not be scanned for malware: it may have a password. Save it without one and add it again.',
  failed: 'This file could not be scanned for malware, so nobody is given it. Add it again later.',
};
const notThatFile = 'Another file than the one that was chosen arrived. Withdraw it and add it again.';
const notThatType = 'This file is not what its name says, or it has macros. Save it anew and add it again.';

/** Only what was found clean, and is what it is called, is given out. */
async function checkEvidence(deps: WorkerDeps, session: WorkerSession, place: Place): Promise<void> {
  const { audience, authority, table, objects } = session;
  const key = evidenceKey(audience, place);
  const row = await table.find(key, evidenceRow);
  if (row?.file?.state !== 'waiting') return;
  const object = await objects.tags(evidenceFile(authority, place));
  const scanned = scanResultOf(object?.tags);
  // Not looked at yet: the result of the scan comes as an event of its own and begins this again.
  if (scanned === null) return;
  const why = scanned === 'clean' ? await wrongIn(session, row) : refusals[scanned];
  const file = { ...row.file, state: why === null ? ('clean' as const) : ('refused' as const), why };
  const next: EvidenceRow = { ...row, file, objectVersion: object?.version ?? null, version: row.version + 1 };
  await table.commit({
    quiet: true,
    verb: 'evidence.checked',
    subject: planPartition(audience, row.plan),
    effectiveOn: localDateOf(deps.clock()),
    puts: [put({ key, index: evidenceIndex(audience, place), shape: evidenceRow, row: next, was: row })],
    result: row.id,
  });
  deps.log.info(why === null ? 'work.finished' : 'work.refused', { authority, work: row.id });
}

async function wrongIn({ authority, objects }: WorkerSession, { plan, node, id, file }: EvidenceRow) {
  const bytes = await objects.read(evidenceFile(authority, { plan, node, id }));
  if (bytes === null || file === null) throw new Error('The file of evidence is not there');
  if (createHash('sha256').update(bytes).digest('base64') !== file.sha256) return notThatFile;
  return isWhatItIsCalled(file.name, bytes) ? null : notThatType;
}
