import { cyclesOfPlan, cyclesPartition } from '#kernel/cycle-keys.ts';
import { cycleRow } from '#kernel/cycle-rows.ts';
import { exportKey, logOf, planPartition, settingsKey } from '#kernel/keys.ts';
import { docxType, exportFile } from '#kernel/object-keys.ts';
import { entryRow, planRowsOf } from '#kernel/plan-rows.ts';
import { settingsRow } from '#kernel/settings-rows.ts';
import { type ExportRow, exportRow } from '#kernel/work-rows.ts';
import type { WorkerDeps, WorkerSession } from '#kernel/worker.ts';
import { printedUpdate } from '#shared/cycles/freshness.ts';
import { cyclesAsAt, presentCycle } from '#shared/cycles/rules.ts';
import { localDateOf } from '#shared/dates.ts';
import type { PlanId, WorkId } from '#shared/ids.ts';
import { firstThatMatters, headerAsAt, nodesAsAt } from '#shared/plans/as-at.ts';
import { linksAt } from '#shared/plans/link-rules.ts';
import { withNumbers } from '#shared/plans/numbering.ts';
import type { Node } from '#shared/plans/schema.ts';
import { linkNotes } from './link-notes.ts';
import { stepsOf } from './steps.ts';
import { asPrinted } from './with-names.ts';
import { planDocument } from './word/write-docx.ts';

/** Writes a plan in the authority’s own columns, ready to be Appendix 1 of a committee report. */
export async function writeExport(deps: WorkerDeps, session: WorkerSession, id: WorkId): Promise<void> {
  const key = exportKey(session.audience, id);
  const steps = stepsOf(deps, session, { key, shape: exportRow, from: ['queued'], busy: 'running' });
  const row = await steps.take();
  if (row === null) return;
  try {
    const { bytes, file } = await documentOf(deps, session, row);
    await session.objects.write(exportFile(session.authority, id), bytes, docxType);
    await steps.move({ state: 'ready', file, progress: { stage: 'Ready to download', done: 2, total: 2 } });
    deps.log.info('work.finished', { authority: session.authority, work: id });
  } catch (error) {
    deps.log.error('work.failed', { authority: session.authority, work: id }, error);
    if ((await steps.giveBack('queued')) === 'again') throw error;
  }
}

async function documentOf(deps: WorkerDeps, session: WorkerSession, row: ExportRow) {
  const [{ name }, { plan, nodes, links }] = await Promise.all([
    session.table.get(settingsKey(session.audience), settingsRow),
    planAt(session, row.plan, row.asAt),
  ]);
  const printedOn = localDateOf(deps.clock());
  const asAt = row.asAt ?? printedOn;
  const { title, purpose, agreedOn } = plan;
  const printed = await asPrinted(session, { shape: plan.shape, nodes });
  const bytes = planDocument({
    authority: name,
    plan: { title, purpose, agreedOn, ...printed },
    asAt,
    printedOn,
    appendix: 'Appendix 1',
    notes: await linkNotes(session, { nodes, links }),
  });
  return { bytes, file: `${fileNameOf(`${name} ${title} ${asAt}`)}.docx` };
}

async function planAt({ table, audience }: WorkerSession, id: PlanId, asAt: string | null) {
  const partition = planPartition(audience, id);
  const moment = { on: asAt, knownAt: null };
  const [items, listed, entries] = await Promise.all([
    table.all(partition, { consistent: true }),
    table.all(cyclesPartition(audience, id), { prefix: cyclesOfPlan, consistent: true }),
    asAt === null ? [] : table.all(logOf(partition), { from: firstThatMatters(moment) }),
  ]);
  const { plan, nodes, links } = planRowsOf(items);
  if (plan === null) throw new Error('The plan to be written is not there');
  const present = presentCycle(
    cyclesAsAt(
      listed.map((item) => cycleRow.read(item)),
      moment,
    ),
  );
  const printed = (node: Node) => ({ ...node, latest: printedUpdate(plan.shape, node, present) });
  if (asAt === null) {
    const standing = withNumbers(nodes, nodes).filter((node) => node.removed === null);
    return { plan, links: linksAt(links, moment), nodes: standing.map(printed) };
  }
  const log = entries.map((item) => entryRow.read(item));
  return {
    ...{ plan: headerAsAt(plan, log, moment), links: linksAt(links, moment) },
    nodes: withNumbers(nodesAsAt(nodes, log, moment), nodes).map(printed),
  };
}

/** Letters and digits with single hyphens, as every file system takes them. */
function fileNameOf(words: string): string {
  const plain = words.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '').slice(0, 120);
}
