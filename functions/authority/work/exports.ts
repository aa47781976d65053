import { put, type RequestClaim } from '#kernel/change.ts';
import { NothingHere } from '#kernel/errors.ts';
import { exportKey, planKey, workPartition } from '#kernel/keys.ts';
import { docxType, exportFile } from '#kernel/object-keys.ts';
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
    const plan = await table.get(planKey(audience, draft.plan), planRow);
    if (plan.removed !== null || plan.batch !== null) throw new NothingHere();
    const row: ExportRow = {
      ...{ id: session.newId() as WorkId, ...draft, state: 'queued', file: null, problems: [] },
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

  const view = async (id: WorkId): Promise<Export> => present(await table.get(exportKey(audience, id), exportRow));

  async function present(row: ExportRow): Promise<Export> {
    const { attempts: _attempts, redriven: _redriven, startedAt: _started, ...kept } = row;
    const { version: _version, retention: _retention, ...shown } = kept;
    if (row.state !== 'ready' || row.file === null) return { ...shown, href: null };
    const options = { fileName: row.file, contentType: docxType, seconds: linkSeconds };
    return { ...shown, href: await objects.link(exportFile(authority, row.id), options) };
  }

  return { begin, view };
}
