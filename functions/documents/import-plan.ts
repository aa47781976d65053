import { put } from '#kernel/change.ts';
import { documentKey, importKey, settingsKey, workPartition } from '#kernel/keys.ts';
import { importFile, importFound } from '#kernel/object-keys.ts';
import { settingsRow } from '#kernel/settings-rows.ts';
import { type DocumentRow, documentRow, type ImportRow, importRow } from '#kernel/work-rows.ts';
import type { WorkerDeps, WorkerSession } from '#kernel/worker.ts';
import { localDateOf } from '#shared/dates.ts';
import type { WorkId } from '#shared/ids.ts';
import { asOffered } from '#shared/plans/current.ts';
import { type OfferedWords, shapeForPlan } from '#shared/plans/offered.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import { compareRows } from '#shared/work/compare-rows.ts';
import { Found, type Mapping } from '#shared/work/schema.ts';
import { commitInto, planOf } from './commit-into.ts';
import { commitBatch } from './commit-plan.ts';
import { namesOfPeople, withOwnersFound } from './found-owners.ts';
import { readDocument } from './read-document.ts';
import { recogniseAs } from './remembered-columns.ts';
import { type ScanResult, scanResultOf } from './scan-result.ts';
import { schemeThatFits } from './scheme-that-fits.ts';
import { type Steps, stepsOf } from './steps.ts';
import type { ReadDocument } from './word/read-tables.ts';
import { recognise } from './word/recognise.ts';
import { DocumentRefused } from './word/refused.ts';

/** What an officer is told of each result of the scan but the clean one. */
const refusals: Record<Exclude<ScanResult, 'clean'>, string> = {
  threats: 'The malware scan found something in this file. Nothing of it was kept.',
  unsupported: 'This file could not be scanned for malware: it may have a password. Save it without one and try again.',
  failed: 'This file could not be scanned for malware, so nothing of it was kept. Try again later.',
};

export async function runImport(deps: WorkerDeps, session: WorkerSession, id: WorkId): Promise<void> {
  const key = importKey(session.audience, id);
  const row = await session.table.find(key, importRow);
  if (row?.state === 'committing') return commitImport(deps, session, row);
  if (row?.state !== 'queued' && row?.state !== 'running') return;
  const object = await session.objects.tags(importFile(session.authority, id));
  const scanned = scanResultOf(object?.tags);
  // Not looked at yet: the result of the scan comes as an event of its own and begins this again.
  if (scanned === null) return;
  const steps = stepsOf(deps, session, { key, shape: importRow, from: ['queued'], busy: 'running' });
  const taken = await steps.take();
  if (taken === null) return;
  deps.log.info('work.started', { authority: session.authority, work: id });
  await recordScan(deps, session, { id, isClean: scanned === 'clean', objectVersion: object?.version ?? null });
  if (scanned !== 'clean') return refuse(deps, session, steps, { id, why: refusals[scanned] });
  try {
    await read(deps, session, { steps, row: taken });
  } catch (error) {
    if (error instanceof DocumentRefused) {
      await steps.move({
        state: 'refused',
        problems: error.problems,
        progress: { stage: 'Refused', done: 3, total: 3 },
      });
      await session.objects.remove(importFile(session.authority, id));
      return;
    }
    deps.log.error('work.failed', { authority: session.authority, work: id }, error);
    if ((await steps.giveBack('queued')) === 'again') throw error;
  }
}

type Scanned = { id: WorkId; isClean: boolean; objectVersion: string | null };

/** What the scan found stands with the file; a file with threats in it goes, and its row says so. */
async function recordScan(deps: WorkerDeps, session: WorkerSession, { id, isClean, objectVersion }: Scanned) {
  const key = documentKey(session.audience, id);
  const was = await session.table.get(key, documentRow);
  if (was.scan !== 'waiting') return;
  const removed = isClean ? null : { at: deps.clock().toISOString(), why: 'The malware scan found something in it' };
  const scan = isClean ? 'clean' : 'threats';
  const row: DocumentRow = { ...was, scan, removed, objectVersion, version: was.version + 1 };
  await session.table.commit({
    verb: 'document.scanned',
    subject: workPartition(session.audience),
    effectiveOn: localDateOf(deps.clock()),
    puts: [put({ key, shape: documentRow, row, was })],
    result: id,
  });
}

async function refuse(
  deps: WorkerDeps,
  session: WorkerSession,
  steps: Steps<ImportRow>,
  { id, why }: { id: WorkId; why: string },
) {
  await steps.move({ state: 'refused', problems: [{ detail: why, at: null }] });
  await session.objects.remove(importFile(session.authority, id));
  deps.log.warn('work.refused', { authority: session.authority, work: id });
}

async function read(
  deps: WorkerDeps,
  session: WorkerSession,
  { steps, row }: { steps: Steps<ImportRow>; row: ImportRow },
) {
  const bytes = await session.objects.read(importFile(session.authority, row.id));
  if (bytes === null) throw new Error('The uploaded file is not there');
  if (!(await steps.move({ progress: { stage: 'Reading the document', done: 1, total: 3 } }))) return;
  const document = readDocument(bytes, { hidden: row.mapping?.hidden === 'read' });
  const into = row.into === null ? null : await planOf(session, row.into);
  const settings = await session.table.get(settingsKey(session.audience), settingsRow);
  const readAs = readerOf({ document, settings, into: into?.plan.shape ?? null }, deps);
  const { found: asRead, ...how } = await recogniseAs(session, row, readAs);
  const recognised = await withOwnersFound(session, asRead);
  const plan = into && { ...into, shape: into.plan.shape, names: await namesOfPeople(session) };
  const found = plan === null ? recognised : compareRows(recognised, plan, []);
  await keepFound(session, row, found);
  const { mapping, counts, problems } = found;
  await steps.move({
    state: 'ready',
    decisions: [],
    mapping,
    counts,
    problems,
    headings: mapping.columns.map((column) => column.heading),
    sheets: sheetsIn(found),
    hidden: found.hidden === true,
    ...how,
    progress: { stage: 'Ready to check', done: 2, total: 3 },
  });
  deps.log.info('work.finished', { authority: session.authority, work: row.id, count: found.rows.length });
}

/** The name of each sheet by its number; none where the file is a Word document. */
function sheetsIn({ tables }: Found): string[] {
  const sheets = tables.filter((table) => table.sheet !== undefined);
  const most = Math.max(0, ...sheets.map((table) => table.table));
  return Array.from({ length: most }, (_, index) => sheets.find((each) => each.table === index + 1)?.sheet ?? '');
}

/** Into a plan that is there; what somebody changed meanwhile comes back to be decided again. */
async function bringInto(
  deps: WorkerDeps,
  session: WorkerSession,
  { steps, row, found }: { steps: Steps<ImportRow>; row: ImportRow; found: Found },
): Promise<void> {
  const outcome = await commitInto(deps, session, { row, found });
  if (outcome.done) {
    const progress = { stage: 'Done', done: 3, total: 3 };
    await steps.move({ state: 'committed', plan: row.into, progress, startedAt: null });
    return;
  }
  await keepFound(session, row, outcome.found);
  const rows = outcome.conflicts === 1 ? 'A row was' : `${outcome.conflicts} rows were`;
  const detail = `${rows} changed by somebody after you looked at this. Nothing was put in; decide again and put it in.`;
  const progress = { stage: 'Ready to check', done: 2, total: 3 };
  const { decisions } = outcome;
  const problems = [{ detail, at: null }];
  await steps.move({ state: 'ready', problems, progress, decisions, batch: null, startedAt: null });
}

async function keepFound(session: WorkerSession, row: ImportRow, found: Found): Promise<void> {
  const body = new TextEncoder().encode(JSON.stringify(found));
  await session.objects.write(importFound(session.authority, row.id), body, 'application/json');
}

async function commitImport(deps: WorkerDeps, session: WorkerSession, row: ImportRow): Promise<void> {
  const key = importKey(session.audience, row.id);
  const steps = stepsOf(deps, session, { key, shape: importRow, from: ['committing'], busy: 'committing' });
  const taken = await steps.take();
  if (taken === null) return;
  try {
    const bytes = await session.objects.read(importFound(session.authority, row.id));
    if (bytes === null) throw new Error('What was found in the file is not there');
    const found = Found.parse(JSON.parse(new TextDecoder().decode(bytes)));
    if (row.into === null) await commitBatch(deps, session, { row: taken, found });
    else await bringInto(deps, session, { steps, row: taken, found });
    deps.log.info('work.finished', { authority: session.authority, work: row.id });
  } catch (error) {
    deps.log.error('work.failed', { authority: session.authority, work: row.id }, error);
    if ((await steps.giveBack('committing')) === 'again') throw error;
  }
}

type Statuses = Pick<Mapping, 'shape' | 'scheme'>;
type Reading = { document: ReadDocument; settings: OfferedWords; into: PlanShape | null };

/** Reads a file as its mapping says; where nobody has looked at it, as it fits best, with the statuses that know its words. */
function readerOf({ document, settings, into }: Reading, { clock, newId }: Pick<WorkerDeps, 'clock' | 'newId'>) {
  const readAs = (mapping: Mapping | null, statusesOf: Statuses | null): Found => {
    const shapes = (into === null ? shapesOffered(settings, statusesOf) : [into]).map(asOffered);
    return recognise(document, { shapes, today: localDateOf(clock()), newId, ...(mapping && { mapping }) });
  };
  return (mapping: Mapping | null): Found => {
    const found = readAs(mapping, mapping);
    const scheme = mapping === null && into === null ? schemeThatFits(settings, found) : null;
    if (scheme === null) return found;
    const again = readAs(null, { shape: found.mapping.shape, scheme });
    return { ...again, mapping: { ...again.mapping, scheme } };
  };
}

/** The layouts in which a new plan can be made; the one that was chosen has the statuses that were chosen. */
function shapesOffered(settings: OfferedWords, chosen: Statuses | null): PlanShape[] {
  return settings.shapes.flatMap(
    ({ key }) => shapeForPlan(settings, key, key === chosen?.shape ? chosen.scheme : undefined) ?? [],
  );
}
