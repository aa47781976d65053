import { type AnyPut, put, type RequestClaim } from '#kernel/change.ts';
import { NotAllowed, NothingHere, WrongState } from '#kernel/errors.ts';
import { evidenceFile, evidenceIndex, evidenceKey, evidenceName } from '#kernel/evidence-keys.ts';
import { type EvidenceRow, evidenceRow } from '#kernel/evidence-rows.ts';
import { nodeHistory, nodeKey, planPartition, updateKey } from '#kernel/keys.ts';
import { type NodeRow, nodeRow, updateRow } from '#kernel/plan-rows.ts';
import { refuseHeld } from '#kernel/rows.ts';
import { endingOf, fileTypes } from '#shared/evidence/files.ts';
import { canAdd, canTakeAway } from '#shared/evidence/rules.ts';
import type {
  EvidenceDownload,
  EvidenceFileDraft,
  EvidenceLinkDraft,
  EvidenceRecorded,
  EvidenceUpload,
} from '#shared/evidence/schema.ts';
import type { EvidenceId, NodeId, PlanId } from '#shared/ids.ts';
import { futureProblems } from '#shared/plans/rules.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';
import { type Conditional, madeBefore, refuse } from '../settle.ts';
import { presentEvidence } from './evidence-view.ts';
import { nodeOf, planStore } from './store.ts';

type RowPlace = { plan: PlanId; node: NodeId };
export type EvidencePlace = RowPlace & { evidence: EvidenceId };
type Asked<D> = D & { request: RequestClaim | undefined };

/** How long a file may be on its way, and how long a link to it is good. */
const uploadSeconds = 600;
const downloadSeconds = 120;

/** Links and files that show how a plan’s rows were carried out. Each change is one transaction, in the history of its row. */
export function evidenceStore(session: Session) {
  const { audience, authority, table, person, now } = session;
  const me = { person, role: session.seat.role };

  const get = ({ plan, node, evidence }: EvidencePlace): Promise<EvidenceRow> =>
    table.get(evidenceKey(audience, { plan, node, id: evidence }), evidenceRow);

  const evidencePut = (row: EvidenceRow, was: EvidenceRow | null): AnyPut =>
    put({ key: evidenceKey(audience, row), index: evidenceIndex(audience, row), shape: evidenceRow, row, was });

  async function record(
    rows: { row: EvidenceRow; was: EvidenceRow | null },
    change: { verb: string; effectiveOn: string; request: RequestClaim | undefined },
  ): Promise<{ entry: EvidenceRecorded['entry']; row: EvidenceRow }> {
    const { row, was } = rows;
    const committed = await table.commit({
      ...change,
      ...{ subject: planPartition(audience, row.plan), history: nodeHistory(audience, row.plan, row.node) },
      puts: [evidencePut(row, was)],
      result: row.id,
    });
    if (!committed.repeated) return { entry: committed.entry, row };
    const { plan, node } = row;
    return { entry: committed.entry, row: await get({ plan, node, evidence: committed.result as EvidenceId }) };
  }

  /** The row that it is of, where this person may bring something; what is wrong with the rest, all at once. */
  async function rowFor(place: RowPlace, { on, update }: Pick<EvidenceLinkDraft, 'on' | 'update'>): Promise<NodeRow> {
    const { plan, node } = place;
    const [, row, found] = await Promise.all([
      planStore(session).header(plan),
      nodeOf(session, plan, node),
      update === null ? null : table.find(updateKey(audience, plan, { node, id: update }), updateRow),
    ]);
    if (row.removed !== null) throw new NothingHere();
    if (!canAdd(me, row)) {
      throw new NotAllowed('You may add evidence to your own actions. An editor can add it to any row.');
    }
    const isThere = update === null || (found !== null && !found.withdrawn);
    const unknown: FieldProblem[] = isThere
      ? []
      : [{ pointer: '#/update', detail: 'Choose an update of this row, or none' }];
    const problems = [...futureProblems(on, session.today, '#/on'), ...unknown];
    refuse(problems);
    return row;
  }

  const rowOf = (
    { plan, id: node, retention }: NodeRow,
    said: Pick<EvidenceLinkDraft, 'title' | 'on' | 'note' | 'update'>,
  ) => ({
    ...{ id: session.newId() as EvidenceId, plan, node, ...said, by: person, at: now },
    ...{ href: null, file: null, withdrawn: null, objectVersion: null, version: 1, retention },
  });

  async function addLink(place: RowPlace, asked: Asked<EvidenceLinkDraft>): Promise<EvidenceRecorded> {
    const { request, href, ...said } = asked;
    const row: EvidenceRow = { ...rowOf(await rowFor(place, said), said), href };
    const recorded = await record({ row, was: null }, { verb: 'evidence.added', effectiveOn: session.today, request });
    return { entry: recorded.entry, evidence: presentEvidence(session, recorded.row) };
  }

  /** The row stands first: the scan’s result is reported by the object’s key and must find it. */
  async function addFile(place: RowPlace, asked: Asked<EvidenceFileDraft>): Promise<EvidenceUpload> {
    const { request, file, ...said } = asked;
    const ending = endingOf(file.name);
    if (ending === null) throw new Error('A file of a type that is not known was let through');
    const uploadUntil = new Date(Date.parse(now) + uploadSeconds * 1000).toISOString();
    const kept = { ...file, type: fileTypes[ending], state: 'waiting' as const, why: null, uploadUntil };
    const row: EvidenceRow = { ...rowOf(await rowFor(place, said), said), file: kept };
    const recorded = await record({ row, was: null }, { verb: 'evidence.added', effectiveOn: session.today, request });
    const evidence = presentEvidence(session, recorded.row);
    return { entry: recorded.entry, evidence, upload: await uploadOf(recorded.row) };
  }

  /** Signed by a session that can put this one object and nothing else. */
  async function uploadOf(row: EvidenceRow): Promise<EvidenceUpload['upload']> {
    const { file } = row;
    if (file?.state !== 'waiting' || row.withdrawn !== null || now > file.uploadUntil) return null;
    const objects = await session.uploading(evidenceName(row));
    const { type, bytes, sha256 } = file;
    return objects.uploadLink(evidenceFile(authority, row), {
      contentType: type,
      bytes,
      sha256,
      seconds: uploadSeconds,
    });
  }

  async function download(place: EvidencePlace): Promise<EvidenceDownload> {
    const row = await get(place);
    const { file } = row;
    if (file === null || row.withdrawn !== null) throw new NothingHere();
    if (file.state !== 'clean')
      throw new WrongState(file.why ?? 'This file has not been found clean yet. Try again later.');
    const how = { fileName: file.name, contentType: file.type, seconds: downloadSeconds };
    return { href: await session.objects.link(evidenceFile(authority, row), how) };
  }

  async function withdraw(place: EvidencePlace, { expected, request }: Conditional): Promise<EvidenceRecorded> {
    const { plan, node } = place;
    const [of, was] = await Promise.all([table.get(nodeKey(audience, plan, node), nodeRow), get(place)]);
    const current = presentEvidence(session, was);
    const before = await madeBefore(session, { version: was.version }, { expected, request, current });
    if (before !== null) return { entry: before.entry, evidence: current };
    if (was.withdrawn !== null) throw new WrongState('It is withdrawn already.');
    if (!canTakeAway(me, was)) throw new NotAllowed('Evidence is withdrawn by whoever added it, or by an editor.');
    for (const held of [of, was]) refuseHeld(held);
    const row: EvidenceRow = { ...was, withdrawn: { on: session.today, by: person }, version: was.version + 1 };
    const change = { verb: 'evidence.withdrawn', effectiveOn: session.today, request };
    const recorded = await record({ row, was }, change);
    return { entry: recorded.entry, evidence: presentEvidence(session, recorded.row) };
  }

  return { addLink, addFile, download, withdraw };
}
