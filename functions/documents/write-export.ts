import { exportKey } from '#kernel/keys.ts';
import { exportFile, exportTypes } from '#kernel/object-keys.ts';
import { cycleReport, differenceReport, planAt, planReport } from '#kernel/report-reader.ts';
import { type ExportRow, exportRow } from '#kernel/work-rows.ts';
import type { WorkerDeps, WorkerSession } from '#kernel/worker.ts';
import { inWords } from '#shared/calendar.ts';
import { printedUpdate, statusNow } from '#shared/cycles/freshness.ts';
import { localDateOf } from '#shared/dates.ts';
import { evidenceInWords } from '#shared/evidence/named.ts';
import type { WorkId } from '#shared/ids.ts';
import { withSteps } from '#shared/milestones/in-columns.ts';
import { withOwners } from '#shared/plans/owners-in-columns.ts';
import { movedAndWhy } from '#shared/plans/timescale.ts';
import type { ReportDocument } from '#shared/reports/document.ts';
import { partyInWords } from '#shared/reports/source.ts';
import { besideNotes, linkNotes } from './link-notes.ts';
import type { FontBytes } from './report/pdf/typeface.ts';
import { planCsv, reportCsv } from './report/write-csv.ts';
import { reportDocx } from './report/write-docx.ts';
import { reportHtml } from './report/write-html.ts';
import { planXlsx, reportXlsx } from './report/write-xlsx.ts';
import { stepsOf } from './steps.ts';
import { asPrinted, ownersNamed } from './with-names.ts';
import { planDocument } from './word/write-docx.ts';

export type ExportDeps = { fonts: () => FontBytes };
type Deps = WorkerDeps & ExportDeps;
type Written = { bytes: Uint8Array; file: string };

/** Writes a plan, a report of a cycle or what differs between two days, in the format that was asked for. */
export async function writeExport(deps: Deps, session: WorkerSession, id: WorkId): Promise<void> {
  const key = exportKey(session.audience, id);
  const steps = stepsOf(deps, session, { key, shape: exportRow, from: ['queued'], busy: 'running' });
  const row = await steps.take();
  if (row === null) return;
  try {
    const { bytes, file } = await fileOf(deps, session, row);
    await session.objects.write(exportFile(session.authority, id, row.format), bytes, exportTypes[row.format]);
    await steps.move({ state: 'ready', file, progress: { stage: 'Ready to download', done: 2, total: 2 } });
    deps.log.info('work.finished', { authority: session.authority, work: id });
  } catch (error) {
    deps.log.error('work.failed', { authority: session.authority, work: id }, error);
    if ((await steps.giveBack('queued')) === 'again') throw error;
  }
}

async function fileOf(deps: Deps, session: WorkerSession, row: ExportRow): Promise<Written> {
  const today = localDateOf(deps.clock());
  // A plan in Word, Excel or CSV is read again as the same plan.
  if (row.kind === 'plan' && isReadAgain(row.format)) return planReadAgain(session, row, { format: row.format, today });
  const document = await documentOf(session, row, today);
  const { authority, title, subtitle } = document;
  const file = `${fileNameOf(`${authority} ${title} ${subtitle}`)}.${row.format}`;
  return { bytes: await writers[row.format](document, deps), file };
}

const writers: Record<ExportRow['format'], (document: ReportDocument, deps: Deps) => Promise<Uint8Array> | Uint8Array> =
  {
    docx: reportDocx,
    html: reportHtml,
    xlsx: reportXlsx,
    csv: reportCsv,
    pdf: async (document, { fonts }) => (await import('./report/pdf/write-pdf.ts')).reportPdf(document, fonts()),
  };

function documentOf(session: WorkerSession, row: ExportRow, today: string): Promise<ReportDocument> {
  const { plan, report, cycle, against, from } = row;
  const to = momentOf(row);
  if (report !== null && cycle !== null) return cycleReport(session, { plan, cycle, report, against });
  if (from === null) return planReport(session, { plan, moment: to, today });
  return differenceReport(session, { plan, from: momentOf(from), to, today });
}

const momentOf = ({ asAt, knownAt }: Pick<ExportRow, 'asAt' | 'knownAt'>) => ({ on: asAt, knownAt });

type ReadAgain = 'docx' | 'xlsx' | 'csv';
const isReadAgain = (format: ExportRow['format']): format is ReadAgain => ['docx', 'xlsx', 'csv'].includes(format);

/** A plan in the authority’s own columns: ready to be Appendix 1 of a committee report, or to be worked on and brought in again. */
async function planReadAgain(
  session: WorkerSession,
  row: ExportRow,
  { format, today: printedOn }: { format: ReadAgain; today: string },
): Promise<Written> {
  const { name, names, seen, evidence } = await planAt(session, row.plan, momentOf(row));
  const { title, purpose, shape, agreedOn } = seen.plan;
  const nodes = seen.nodes.map((node) => ({
    ...node,
    latest: printedUpdate(shape, node, seen.present),
    status: statusNow(shape, node, seen.present).status?.key ?? null,
    moved: movedAndWhy(node, (party) => partyInWords(party, names)),
    evidence: (evidence.get(node.id) ?? []).map(evidenceInWords).join('\n'),
  }));
  const asAt = row.asAt ?? printedOn;
  const named = await asPrinted(session, { shape, nodes });
  const printed = withSteps(withOwners(named, await ownersNamed(session, named)), seen.milestones);
  const plan = { title, purpose, agreedOn, ...printed };
  const file = `${fileNameOf(`${name} ${title} ${asAt}`)}.${format}`;
  if (format === 'csv') return { bytes: planCsv(plan), file };
  if (format === 'docx') {
    const linked = await linkNotes(session, { nodes, links: seen.links });
    const notes = [...linked, ...besideNotes(nodes)];
    return { bytes: planDocument({ authority: name, plan, asAt, printedOn, notes, appendix: 'Appendix 1' }), file };
  }
  const footer = `${name} – ${title}. As at ${inWords(asAt)}. Printed on ${inWords(printedOn)}.`;
  return { bytes: planXlsx(plan, { title, dated: printedOn, footer }), file };
}

/** Letters and digits with single hyphens, as every file system takes them. */
function fileNameOf(words: string): string {
  const plain = words.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '').slice(0, 120);
}
