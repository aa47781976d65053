import { createHash } from 'node:crypto';
import { put, type RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import { documentKey, importKey, planKey, planPartition, workPartition } from '#kernel/keys.ts';
import { importFile, importFound, importType } from '#kernel/object-keys.ts';
import { planRow, planRowsOf } from '#kernel/plan-rows.ts';
import { type DocumentRow, documentRow, type ImportRow, importRow, workRetention } from '#kernel/work-rows.ts';
import type { PlanId, WorkId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import { compareRows } from '#shared/work/compare-rows.ts';
import { type Decisions, Found, type Import, type Mapping, type WorkState } from '#shared/work/schema.ts';
import type { Session } from '../deps.ts';
import { peopleOf } from '../officers.ts';
import { refuse } from '../settle.ts';
import { statusesProblems } from './mapping-problems.ts';

/** Whether anything of the file would change the plan that it goes into. */
const takesAny = (rows: Import['rows'], missing: Import['missing']): boolean =>
  rows.some((row) => row.take === true) || missing.some((row) => row.remove);

const cancellable: readonly WorkState[] = ['queued', 'running', 'ready', 'refused', 'failed'];
/** The next stage of the work has not been begun by anyone. */
const notBegun = { attempts: 0, redriven: 0, startedAt: null };
const mappable: readonly WorkState[] = ['ready', 'refused'];

/** Imports: the file is kept, `functions/documents` reads it, nothing is part of a plan before the commit. */
export function importStore(session: Session) {
  const { audience, authority, table, objects } = session;

  async function begin(asked: Begun): Promise<Import> {
    await refuseUnlessThere(session, asked.into);
    const row: ImportRow = {
      ...{ id: session.newId() as WorkId, kind: 'plan', file: asked.file, state: 'queued' },
      progress: { stage: 'Waiting for the malware scan', done: 0, total: 3 },
      ...{
        problems: [],
        counts: {},
        mapping: null,
        headings: [],
        plan: null,
        by: session.person,
        createdAt: session.now,
      },
      ...{ sheets: [], hidden: false, rememberedFrom: null, into: asked.into, recognisedBy: null, corrected: false },
      ...{ decisions: [], batch: null, committingAt: null, ...notBegun, version: 1, retention: workRetention },
    };
    const document = documentOf(session, row.id, asked);
    const committed = await commit({ verb: 'import.begun', row, was: null, request: asked.request, document });
    const own = committed.repeated ? await get(committed.result as WorkId) : row;
    // The row stands first: the scan's result is reported by the object's key and must find it.
    await objects.write(importFile(authority, own.id), asked.bytes, importType(asked.file));
    return present(own);
  }

  const get = (id: WorkId) => table.get(importKey(audience, id), importRow);

  async function view(id: WorkId): Promise<Import> {
    return present(await get(id));
  }

  async function remap(id: WorkId, mapping: Mapping, request: RequestClaim | undefined): Promise<Import> {
    const { into } = await get(id);
    refuse(await statusesProblems(session, { mapping, into }));
    const progress = { stage: 'Reading the tables again', done: 1, total: 3 };
    return move(id, {
      from: mappable,
      verb: 'import.mapped',
      request,
      change: { state: 'queued', mapping, corrected: true, progress, ...notBegun },
    });
  }

  async function commitPlan(id: WorkId, request: RequestClaim | undefined): Promise<Import> {
    const progress = { stage: 'Writing the plan', done: 2, total: 3 };
    // Each attempt to put rows into a plan is a batch of its own: one that was dropped stays dropped.
    const batch = session.newId() as WorkId;
    const change: Partial<ImportRow> = { state: 'committing', progress, committingAt: session.now, batch, ...notBegun };
    return move(id, { from: ['ready'], verb: 'import.committing', request, change });
  }

  /** What is to become of the rows of a file that goes into a plan; it is compared with the plan as it is now. */
  async function decide(id: WorkId, { rows }: Decisions, request: RequestClaim | undefined): Promise<Import> {
    const was = await get(id);
    const found = was.state === 'ready' ? await foundIn(id) : null;
    if (was.into === null || found === null) throw new WrongState('There is nothing to decide about this import.');
    const decided = new Map([...was.decisions, ...rows].map((decision) => [decision.row, decision]));
    const decisions = [...decided.values()];
    const [items, people] = await Promise.all([
      table.all(planPartition(audience, was.into), { consistent: true }),
      peopleOf(session),
    ]);
    const { plan, nodes, milestones } = planRowsOf(items);
    if (plan === null || plan.removed !== null) throw new WrongState('The plan that this file goes into was removed.');
    const names = new Map(Array.from(people.values(), ({ id, name }): [string, string] => [id, name]));
    const compared = compareRows(found, { shape: plan.shape, nodes, milestones, names }, decisions);
    const body = new TextEncoder().encode(JSON.stringify(compared));
    await objects.write(importFound(authority, id), body, 'application/json');
    return move(id, { from: ['ready'], verb: 'import.decided', request, change: { decisions, problems: [] } });
  }

  /** Nothing of a cancelled import is kept but that there was one. */
  async function cancel(id: WorkId, request: RequestClaim | undefined): Promise<Import> {
    const change: Partial<ImportRow> = { state: 'cancelled', mapping: null, headings: [], counts: {}, problems: [] };
    const cancelled = await move(id, { from: cancellable, verb: 'import.cancelled', request, change });
    await Promise.all([objects.remove(importFile(authority, id)), objects.remove(importFound(authority, id))]);
    return cancelled;
  }

  type Move = {
    from: readonly WorkState[];
    verb: string;
    request: RequestClaim | undefined;
    change: Partial<ImportRow>;
  };

  async function move(id: WorkId, { from, verb, request, change }: Move): Promise<Import> {
    const was = await get(id);
    if ((await table.answered(request)) !== null) return present(was);
    if (!from.includes(was.state)) throw new WrongState(`This import is ${stateInWords[was.state]}.`);
    const row: ImportRow = { ...was, ...change, version: was.version + 1 };
    await commit({ verb, row, was, request }).catch((error: unknown) => {
      throw error instanceof ChangedMeanwhile
        ? new WrongState('The import moved on a moment ago. Look at it again.')
        : error;
    });
    return present(row);
  }

  function commit(asked: Step) {
    const { verb, row, was, request, document } = asked;
    return table.commit({
      verb,
      subject: workPartition(audience),
      effectiveOn: session.today,
      puts: [
        put({ key: importKey(audience, row.id), shape: importRow, row, was }),
        ...(document
          ? [put({ key: documentKey(audience, row.id), shape: documentRow, row: document, was: null })]
          : []),
      ],
      request,
      result: row.id,
    });
  }

  async function present(row: ImportRow): Promise<Import> {
    const { attempts: _attempts, redriven: _redriven, startedAt: _started, ...kept } = row;
    const { recognisedBy: _by, corrected: _corrected, decisions: _decisions, batch: _batch, ...rest } = kept;
    const { committingAt: _at, retention: _retention, ...shown } = rest;
    const found = row.state === 'ready' ? await foundIn(row.id) : null;
    const rows = found?.rows ?? [];
    const missing = found?.missing ?? [];
    const edits = hasRight(session.seat.role, 'edit');
    const whole = rows.every((each) => each.state !== 'refused');
    const can = {
      map: edits && mappable.includes(row.state),
      decide: edits && row.state === 'ready' && row.into !== null,
      commit: edits && row.state === 'ready' && whole && (row.into === null || takesAny(rows, missing)),
      cancel: edits && cancellable.includes(row.state),
    };
    return { ...shown, statuses: found?.statuses ?? null, rows, missing, can };
  }

  async function foundIn(id: WorkId): Promise<Found | null> {
    const bytes = await objects.read(importFound(authority, id));
    return bytes === null ? null : Found.parse(JSON.parse(new TextDecoder().decode(bytes)));
  }

  return { begin, view, remap, decide, commit: commitPlan, cancel };
}

type Begun = { file: string; bytes: Uint8Array; into: PlanId | null; request: RequestClaim | undefined };

async function refuseUnlessThere({ audience, table }: Session, into: PlanId | null): Promise<void> {
  if (into === null) return;
  const plan = await table.find(planKey(audience, into), planRow);
  if (plan !== null && plan.removed === null && plan.batch === null) return;
  throw new AnswersNotRight([{ pointer: '#/into', detail: 'Choose a plan that is there' }]);
}

type Step = {
  verb: string;
  row: ImportRow;
  was: ImportRow | null;
  request: RequestClaim | undefined;
  document?: DocumentRow;
};

function documentOf(session: Session, id: WorkId, { file, bytes }: { file: string; bytes: Uint8Array }): DocumentRow {
  return {
    ...{ id, audience: session.audience, file, type: importType(file), bytes: bytes.byteLength },
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...{ scan: 'waiting', object: importFile(session.authority, id), objectVersion: null, removed: null },
    ...{ version: 1, retention: workRetention },
  };
}

const stateInWords: Record<WorkState, string> = {
  queued: 'still waiting to be read',
  running: 'being read',
  ready: 'ready to check',
  refused: 'refused',
  committing: 'being written',
  committed: 'finished',
  cancelled: 'cancelled',
  failed: 'broken off',
};
