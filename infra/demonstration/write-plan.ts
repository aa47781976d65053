import { generateNKeysBetween } from 'fractional-indexing';
import type { LocalDate } from '#shared/dates.ts';
import type { NodeId } from '#shared/ids.ts';
import { MilestoneRecorded } from '#shared/milestones/schema.ts';
import { HandedOver } from '#shared/plans/links.ts';
import { Note } from '#shared/plans/notes.ts';
import { type PlanDraft, PlanView, Recorded } from '#shared/plans/schema.ts';
import type { Api } from './api.ts';
import { shapeOf } from './authorities.ts';
import { dayOf, type PlacedRow, type PlanContent, placed, type RowContent, type Written } from './content.ts';
import { carriedChangeOf, draftOf, handOverOf, updateDraftOf } from './drafts.ts';
import { addressOf } from './people.ts';
import { writeBeside } from './write-beside.ts';
import { answerCycle, lockCycle, openCycle } from './write-cycle.ts';

export type Writing = {
  readonly api: Api;
  readonly plan: PlanContent;
  readonly path: string;
  readonly today: LocalDate;
};

/**
 * A plan through the API, as its clerk would make it: each level at once, below it its rows, then on each action its updates;
 * those until a cycle was locked as answers to it.
 */
export async function writePlan(api: Api, plan: PlanContent, today: LocalDate): Promise<void> {
  const plans = `/api/authorities/${plan.authority}/plans`;
  const { title, purpose, agreedOn, shape, holder } = plan;
  const body: PlanDraft = { title, purpose, agreedOn, shape, ...(holder && { holder }) };
  const key = `demonstration-${plan.key}`;
  const { id } = await api.send({ as: addressOf(plan, 'clerk'), path: plans, key, body, answer: PlanView });
  const writing: Writing = { api, plan, path: `${plans}/${id}/nodes`, today };
  const written = await writeRows(writing, plan.rows, { id: null, depth: 0, key });
  const { cycle } = plan;
  const progress = (wanted: (on: LocalDate) => boolean) =>
    Promise.all(written.map((each) => writeUpdates(writing, each, wanted)));
  if (cycle !== undefined && cycle.lockedOn !== null) {
    const { lockedOn } = cycle;
    const round = { api, plan, path: `${plans}/${id}/cycles`, key, today };
    const opened = await openCycle(round, cycle);
    await progress((on) => on <= lockedOn);
    await lockCycle(round, opened, lockedOn);
    await progress((on) => on > lockedOn);
  } else await progress(() => true);
  await Promise.all(written.map((each) => writeCarried(writing, each)));
  await Promise.all(written.map((each) => writeHandOver(writing, each)));
  if (cycle !== undefined && cycle.lockedOn === null) {
    const round = { api, plan, path: `${plans}/${id}/cycles`, key, today };
    await answerCycle(round, await openCycle(round, cycle), written);
  }
}

type Parent = { readonly id: NodeId | null; readonly depth: number; readonly key: string };

async function writeRows(writing: Writing, rows: readonly RowContent[], parent: Parent): Promise<Written[]> {
  if (rows.length === 0) return [];
  const orders = generateNKeysBetween(null, null, rows.length);
  const written = await Promise.all(
    placed(shapeOf(writing.plan.authority, writing.plan.shape), rows, parent.depth).map(async (each, index) => {
      const key = `${parent.key}.${each.place}`;
      const id = await writeRow(writing, { ...each, parent: parent.id, order: orders[index] ?? '', key });
      const [, , , below] = await Promise.all([
        writeNote(writing, each.row, { id, key }),
        writeBeside(writing, each.row, { id, key }),
        writeMilestones(writing, each.row, { id, key }),
        writeRows(writing, each.row.below ?? [], { id, depth: each.depth + 1, key }),
      ]);
      return [{ id, key, row: each.row }, ...below];
    }),
  );
  return written.flat();
}

type Standing = PlacedRow & { readonly parent: NodeId | null; readonly order: string; readonly key: string };

async function writeRow(
  { api, plan, path }: Writing,
  { row, level, parent, order, key, place }: Standing,
): Promise<NodeId> {
  const body = { ...draftOf(plan, { row, level, parent, order }), number: row.number ?? String(place) };
  const recorded = await api.send({ as: addressOf(plan, 'clerk'), path, key, body, answer: Recorded });
  return recorded.node.id;
}

export type At = { readonly id: NodeId; readonly key: string };

/** One after the other, oldest first, each by the action’s owner, else by the clerk. */
async function writeUpdates(
  { api, plan, path, today }: Writing,
  { row, id, key }: Written,
  wanted: (on: LocalDate) => boolean,
): Promise<void> {
  for (const [index, update] of (row.updates ?? []).entries()) {
    if (!wanted(dayOf(update.on, today))) continue;
    await api.send({
      as: addressOf(plan, row.owner ?? 'clerk'),
      path: `${path}/${id}/updates`,
      key: `${key}-update-${index + 1}`,
      body: updateDraftOf(update, today),
      answer: Recorded,
    });
  }
}

/** A new date, where one was agreed. */
async function writeCarried({ api, plan, path, today }: Writing, { row, id, key }: Written): Promise<void> {
  if (row.carried === undefined) return;
  await api.send({
    as: addressOf(plan, 'clerk'),
    path: `${path}/${id}`,
    key: `${key}-carried`,
    body: carriedChangeOf(row.carried, today),
    // Each update was the latest of its action; the answer to a repeated one would show the row as it is now.
    version: 1 + (row.updates ?? []).length,
    answer: Recorded,
  });
}

/** Where it went, when it was closed. */
async function writeHandOver({ api, plan, path, today }: Writing, { row, id, key }: Written): Promise<void> {
  const body = handOverOf(row, today);
  if (body === null) return;
  await api.send({
    ...{ as: addressOf(plan, 'clerk'), path: `${path}/${id}/hand-over`, key: `${key}-handed-over`, body },
    ...{ method: 'POST', version: 1 + (row.updates?.length ?? 0), answer: HandedOver },
  });
}

/** Each step, oldest date first, and that it was done where it was: each by the clerk. */
async function writeMilestones({ api, plan, path, today }: Writing, { milestones }: RowContent, { id, key }: At) {
  for (const [index, { title, due, done }] of (milestones ?? []).entries()) {
    const as = addressOf(plan, 'clerk');
    const steps = `${path}/${id}/milestones`;
    const named = `${key}-step-${index + 1}`;
    const body = { title, dueOn: dayOf(due, today), effectiveOn: plan.agreedOn };
    const { milestone } = await api.send({ as, path: steps, key: named, body, answer: MilestoneRecorded });
    if (done === undefined) continue;
    await api.send({
      ...{ as, path: `${steps}/${milestone.id}/done`, key: `${named}-done`, body: { doneOn: dayOf(done, today) } },
      ...{ method: 'POST', version: 1, answer: MilestoneRecorded },
    });
  }
}

async function writeNote({ api, plan, path }: Writing, row: RowContent, { id, key }: At): Promise<void> {
  if (row.note === undefined) return;
  await api.send({
    as: addressOf(plan, 'improvement'),
    path: `${path}/${id}/notes?compartment=schools`,
    key: `${key}-note`,
    body: { text: row.note },
    answer: Note,
  });
}
