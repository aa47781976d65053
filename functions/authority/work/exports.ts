import { put, type RequestClaim } from '#kernel/change.ts';
import { cycleKey } from '#kernel/cycle-keys.ts';
import { cycleRow } from '#kernel/cycle-rows.ts';
import { NothingHere, WrongState } from '#kernel/errors.ts';
import { exportKey, planKey, workPartition } from '#kernel/keys.ts';
import { exportFile, exportTypes } from '#kernel/object-keys.ts';
import { planRow } from '#kernel/plan-rows.ts';
import { type ExportRow, exportRow, workRetention } from '#kernel/work-rows.ts';
import type { WorkId } from '#shared/ids.ts';
import type { Export, ExportDraft } from '#shared/work/schema.ts';
import type { Session } from '../deps.ts';

/** A session’s credentials are good for two minutes more at the least, and a link no longer than they are. */
const linkSeconds = 115;

export function exportStore(session: Session) {
  const { audience, authority, table, objects } = session;

  async function begin(draft: ExportDraft, request: RequestClaim | undefined): Promise<Export> {
    await refuseMissing(draft);
    const row: ExportRow = {
      ...{ id: session.newId() as WorkId, ...asked(draft), state: 'queued', file: null, problems: [] },
      progress: { stage: 'Waiting to be written', done: 0, total: 2 },
      ...{
        by: session.person,
        createdAt: session.now,
        attempts: 0,
        redriven: 0,
        startedAt: null,
        version: 1,
        retention: workRetention,
      },
    };
    const committed = await table.commit({
      verb: 'export.begun',
      subject: workPartition(audience),
      effectiveOn: session.today,
      puts: [put({ key: exportKey(audience, row.id), shape: exportRow, row, was: null })],
      request,
      result: row.id,
    });
    return committed.repeated ? view(committed.result as WorkId) : present(row);
  }

  /** The plan is there, and so are the cycles that are asked about, each locked. */
  async function refuseMissing(draft: ExportDraft): Promise<void> {
    const cycles = draft.kind === 'report' ? [draft.cycle, ...(draft.against == null ? [] : [draft.against])] : [];
    const [plan, ...rows] = await Promise.all([
      table.get(planKey(audience, draft.plan), planRow),
      ...cycles.map((cycle) => table.get(cycleKey(audience, draft.plan, cycle), cycleRow)),
    ]);
    if (plan.removed !== null || plan.batch !== null) throw new NothingHere();
    if (rows.some(({ withdrawn }) => withdrawn !== null)) throw new NothingHere();
    if (rows.some(({ locked }) => locked === null))
      throw new WrongState('Its report is written once the cycle is locked.');
  }

  const view = async (id: WorkId): Promise<Export> => present(await table.get(exportKey(audience, id), exportRow));

  async function present(row: ExportRow): Promise<Export> {
    const { attempts: _attempts, redriven: _redriven, startedAt: _started, ...kept } = row;
    const { version: _version, retention: _retention, ...shown } = kept;
    if (row.state !== 'ready' || row.file === null) return { ...shown, href: null };
    const options = { fileName: row.file, contentType: exportTypes[row.format], seconds: linkSeconds };
    return { ...shown, href: await objects.link(exportFile(authority, row.id, row.format), options) };
  }

  return { begin, view };
}

/** What is asked for, as a row keeps it: what the kind has not got is none. */
function asked(draft: ExportDraft) {
  const none = { asAt: null, knownAt: null, from: null, report: null, cycle: null, against: null };
  const { kind, plan, format } = draft;
  if (draft.kind === 'plan') return { ...none, kind, plan, format, asAt: draft.asAt, knownAt: draft.knownAt ?? null };
  if (draft.kind === 'difference') return { ...none, kind, plan, format, from: draft.from, ...draft.to };
  const { report, cycle, against = null } = draft;
  return { ...none, kind, plan, format, report, cycle, against };
}
