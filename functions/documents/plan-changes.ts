import { generateKeyBetween } from 'fractional-indexing';
import { type NodeRow, type PlanRow, planRetention, type UpdateRow } from '#kernel/plan-rows.ts';
import type { ImportRow } from '#kernel/work-rows.ts';
import { type LocalDate, localDateOf } from '#shared/dates.ts';
import { NodeId, UpdateId, type WorkId } from '#shared/ids.ts';
import type { Milestone } from '#shared/milestones/schema.ts';
import { dueColumn, ownerColumn } from '#shared/plans/column-meaning.ts';
import { stepsColumn } from '#shared/plans/readable-columns.ts';
import { compareSiblings, doneAfter, laterUpdate, withAnswers } from '#shared/plans/rules.ts';
import { LatestUpdate } from '#shared/plans/schema.ts';
import { mostMoves } from '#shared/plans/target-move.ts';
import { movesTarget } from '#shared/plans/timescale.ts';
import type { Found, FoundRow } from '#shared/work/schema.ts';
import { idIn } from './made-ids.ts';
import { numbered } from './number-rows.ts';
import { newSteps, stepsBecoming } from './step-rows.ts';
import { wordsOf } from './words.ts';

/** What an import does to a plan that is there: rows that are new, and rows that become something else. */
export type PlanChanges = {
  added: { node: NodeRow; update: UpdateRow | null; steps: Milestone[] }[];
  changed: { was: NodeRow; becomes: NodeRow; update: UpdateRow | null; steps: Milestone[] }[];
};
type Into = {
  row: ImportRow;
  batch: WorkId;
  plan: PlanRow;
  nodes: readonly NodeRow[];
  milestones: readonly Milestone[];
  found: Found;
};
type Making = Into & { at: string; today: LocalDate; ids: ReadonlyMap<string, NodeId>; orders: Map<string, string> };

const isNew = (row: FoundRow) => row.standing === null || row.standing === undefined;

/** Which node each row of the file is, or will be. */
function idsOf({ batch, found }: Into): Map<string, NodeId> {
  return new Map(
    found.rows.flatMap((row): [string, NodeId][] => {
      if (row.standing) return [[row.id, row.standing.node]];
      return row.take === true ? [[row.id, NodeId.parse(idIn(batch, row.id))]] : [];
    }),
  );
}

/** A new row stands after the row that it follows in the file, and before whatever stood next there. */
function ordersOf({ found, nodes }: Into, ids: ReadonlyMap<string, NodeId>): Map<string, string> {
  const orders = new Map(nodes.map((node): [string, string] => [node.id, node.order]));
  const parents = new Map(nodes.map((node): [string, string | null] => [node.id, node.parent]));
  const last = new Map<string | null, string>();
  for (const row of found.rows) {
    const id = ids.get(row.id);
    if (id === undefined) continue;
    const parent = row.parent === null ? null : (ids.get(row.parent) ?? null);
    if (isNew(row)) {
      const siblings = [...orders]
        .filter(([each]) => parents.get(each) === parent)
        .map(([each, order]) => ({ id: each, order }))
        .sort(compareSiblings);
      const before = last.get(parent);
      const place = before === undefined ? -1 : siblings.findIndex((each) => each.id === before);
      const lower = before === undefined ? null : (siblings[place]?.order ?? null);
      const upper = siblings.find((each) => lower === null || each.order > lower)?.order ?? null;
      orders.set(id, generateKeyBetween(lower, upper));
      parents.set(id, parent);
    }
    if (parents.get(id) === parent) last.set(parent, id);
  }
  return orders;
}

function updateOf(making: Making, row: FoundRow, node: NodeId, since: LocalDate): UpdateRow | null {
  if (row.update === null) return null;
  const { found, plan, at, today, batch } = making;
  const on = found.mapping.updatesOn ?? today;
  return {
    ...{
      id: UpdateId.parse(idIn(batch, `update ${row.id}`)),
      node,
      plan: plan.id,
      ...row.update,
      evidence: [],
    },
    ...{ effectiveOn: on < since ? since : on, recordedAt: at, by: making.row.by, withdrawn: false },
    ...{ batch, version: 1, retention: planRetention },
  };
}

const asFoundIn = ({ row: { file }, plan }: Making, row: FoundRow) => ({
  file,
  at: row.at,
  words: wordsOf(row, plan.shape),
});

function added(making: Making, row: FoundRow) {
  const { plan, batch, at, today, ids, orders } = making;
  const id = ids.get(row.id) ?? NodeId.parse(idIn(batch, row.id));
  const update = updateOf(making, row, id, today);
  const latest = update === null ? null : LatestUpdate.parse(update);
  const node: NodeRow = {
    ...{ id, plan: plan.id, level: row.level, title: row.title, fields: row.fields, order: orders.get(id) ?? 'a0' },
    ...{ parent: row.parent === null ? null : (ids.get(row.parent) ?? null), dueOn: row.dueOn },
    owner: row.owner?.person ?? null,
    ...withAnswers({ doneOn: doneAfter(plan.shape, { doneOn: null }, latest) }),
    ...{
      number: row.number?.own ?? null,
      since: today,
      createdAt: at,
      latest,
      removed: null,
      asFound: asFoundIn(making, row),
    },
    ...{ batch, version: 1, retention: planRetention },
  };
  const steps = newSteps(row.steps?.found ?? [], { batch, node: id, since: today, createdAt: at });
  return { node, update, steps };
}

/** The date due follows the words it was understood from, and a date that moves says why. */
function dueAs(
  making: Making,
  row: FoundRow,
  was: NodeRow,
  fields: NodeRow['fields'],
): Pick<NodeRow, 'dueOn' | 'moves'> {
  const due = dueColumn(making.plan.shape)?.key;
  const told = row.standing?.changes.some(({ column, whose }) => column === due && whose !== 'here');
  const changed = told === true || Object.keys(fields).some((key) => fields[key] !== was.fields[key]);
  const dueOn = changed && row.dueOn !== null ? row.dueOn : was.dueOn;
  const next = { dueOn };
  if (was.dueOn === null || !movesTarget(was, next) || was.moves.length >= mostMoves)
    return { dueOn, moves: was.moves };
  const { row: work, at, today } = making;
  const move = {
    ...{
      from: was.dueOn,
      to: dueOn,
      why: `So it stands in “${work.file}”`,
      effectiveOn: today,
      recordedAt: at,
      by: work.by,
    },
    agreedBy: { kind: 'person' as const, person: work.by },
  };
  return { dueOn, moves: [...was.moves, move] };
}

/** Only what the file changes is taken: what was changed here, while the file kept the words of then, stays. */
function changed(making: Making, row: FoundRow, was: NodeRow) {
  const { plan, ids, orders } = making;
  const changes = (row.standing?.changes ?? []).filter((change) => change.whose !== 'here');
  const columns = new Map(changes.map((change) => [change.column as string, change.after]));
  const shown = (key: string) => plan.shape.columns.find((column) => column.key === key)?.shows;
  const titled = [...columns.keys()].some((key) => shown(key) === 'title' || key === row.level);
  const fields = { ...was.fields };
  for (const [key, words] of columns) if (shown(key) === 'field') fields[key] = words;
  const moved = columns.has('parent') && row.parent !== null ? (ids.get(row.parent) ?? was.parent) : was.parent;
  const told = ['delivered', 'next', 'status'].some((key) => columns.has(key));
  const update = told ? updateOf(making, row, was.id, was.since) : null;
  const latest = update === null ? was.latest : laterUpdate(was.latest, LatestUpdate.parse(update));
  const becomes: NodeRow = {
    ...{ ...was, title: titled ? row.title : was.title, fields, parent: moved, order: orders.get(was.id) ?? was.order },
    ...{ ...dueAs(making, row, was, fields), latest, doneOn: doneAfter(plan.shape, was, latest) ?? was.doneOn },
    owner: columns.has(ownerColumn(plan.shape)?.key ?? '') ? (row.owner?.person ?? was.owner) : was.owner,
    ...{ asFound: asFoundIn(making, row), version: was.version + 2 },
  };
  const { batch, at: createdAt, today: since } = making;
  const stepped = columns.has(stepsColumn(plan.shape)?.key ?? '') ? (row.steps?.found ?? []) : [];
  const there = making.milestones.filter(({ node }) => node === was.id);
  const steps = stepsBecoming(there, stepped, { batch, node: was.id, since, createdAt });
  return { was, becomes, update, steps };
}

/** What the rows that are taken, and those whose removal was chosen, make of the plan. */
export function planChanges(into: Into, now: Date): PlanChanges {
  const ids = idsOf(into);
  const making: Making = {
    ...into,
    ids,
    orders: ordersOf(into, ids),
    at: into.row.committingAt ?? now.toISOString(),
    today: localDateOf(now),
  };
  const there = new Map(into.nodes.map((node) => [node.id as string, node]));
  const taken = into.found.rows.filter((row) => row.take === true && row.state !== 'refused');
  const removed = (into.found.missing ?? []).filter((row) => row.remove).flatMap((row) => there.get(row.node) ?? []);
  const why = `It is not in “${into.row.file}”`;
  return numbered(into.nodes, {
    added: taken.filter(isNew).map((row) => added(making, row)),
    changed: [
      ...taken.flatMap((row) => {
        const was = row.standing ? there.get(row.standing.node) : undefined;
        return was === undefined || (row.standing?.changes ?? []).every((change) => change.whose === 'here')
          ? []
          : [changed(making, row, was)];
      }),
      ...removed.map((was) => ({
        ...{ was, update: null, steps: [] },
        becomes: { ...was, removed: { on: making.today, why }, version: was.version + 2 },
      })),
    ],
  });
}
