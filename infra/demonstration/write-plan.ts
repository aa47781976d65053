import { generateNKeysBetween } from 'fractional-indexing';
import type { LocalDate } from '#shared/dates.ts';
import type { NodeId } from '#shared/ids.ts';
import { Note } from '#shared/plans/notes.ts';
import {
  type NodeChange,
  type NodeDraft,
  type PlanDraft,
  PlanView,
  Recorded,
  type UpdateDraft,
} from '#shared/plans/schema.ts';
import type { Api } from './api.ts';
import { shapeOf } from './authorities.ts';
import {
  dayOf,
  type PlacedRow,
  type PlanContent,
  placed,
  type RowContent,
  type UpdateContent,
  type Who,
} from './content.ts';
import { peopleOf } from './people.ts';

type Writing = { readonly api: Api; readonly plan: PlanContent; readonly path: string; readonly today: LocalDate };

/** A plan through the API, as its clerk would make it: each level at once, below it its rows, on each action its updates. */
export async function writePlan(api: Api, plan: PlanContent, today: LocalDate): Promise<void> {
  const plans = `/api/authorities/${plan.authority}/plans`;
  const body: PlanDraft = { title: plan.title, purpose: plan.purpose, agreedOn: plan.agreedOn, shape: plan.shape };
  const key = `demonstration-${plan.key}`;
  const { id } = await api.send({ as: addressOf(plan, 'clerk'), path: plans, key, body, answer: PlanView });
  await writeRows({ api, plan, path: `${plans}/${id}/nodes`, today }, plan.rows, { id: null, depth: 0, key });
}

type Parent = { readonly id: NodeId | null; readonly depth: number; readonly key: string };

async function writeRows(writing: Writing, rows: readonly RowContent[], parent: Parent): Promise<void> {
  if (rows.length === 0) return;
  const orders = generateNKeysBetween(null, null, rows.length);
  await Promise.all(
    placed(shapeOf(writing.plan.authority, writing.plan.shape), rows, parent.depth).map(async (each, index) => {
      const key = `${parent.key}.${each.place}`;
      const id = await writeRow(writing, { ...each, parent: parent.id, order: orders[index] ?? '', key });
      await Promise.all([
        writeProgress(writing, each.row, { id, key }),
        writeNote(writing, each.row, { id, key }),
        writeRows(writing, each.row.below ?? [], { id, depth: parent.depth + 1, key }),
      ]);
    }),
  );
}

type Standing = PlacedRow & { readonly parent: NodeId | null; readonly order: string; readonly key: string };

async function writeRow({ api, plan, path }: Writing, { row, level, parent, order, key }: Standing): Promise<NodeId> {
  const body = draftOf(plan, { row, level, parent, order });
  const recorded = await api.send({ as: addressOf(plan, 'clerk'), path, key, body, answer: Recorded });
  return recorded.node.id;
}

export function draftOf(
  plan: PlanContent,
  at: { row: RowContent; level: string; parent: NodeId | null; order: string },
): NodeDraft {
  const { row, level, parent, order } = at;
  return {
    level,
    parent,
    order,
    title: row.title,
    fields: { ...row.fields },
    owner: row.owner === undefined ? null : personOf(plan, row.owner).id,
    dueOn: row.due ?? null,
    effectiveOn: plan.agreedOn,
  };
}

export function updateDraftOf(update: UpdateContent, today: LocalDate): UpdateDraft {
  const { status, delivered, next } = update;
  return { status, delivered, next, effectiveOn: dayOf(update.on, today), evidence: [] };
}

export function carriedChangeOf({ on, due, why }: NonNullable<RowContent['carried']>, today: LocalDate): NodeChange {
  const agreedBy = { kind: 'role', name: 'Service director for education' } as const;
  return { dueOn: dayOf(due, today), effectiveOn: dayOf(on, today), why, agreedBy };
}

type At = { readonly id: NodeId; readonly key: string };

/** One after the other, oldest first, each by the action’s owner, else by the clerk; then a new date, where one was agreed. */
async function writeProgress({ api, plan, path, today }: Writing, row: RowContent, { id, key }: At): Promise<void> {
  const updates = row.updates ?? [];
  for (const [index, update] of updates.entries()) {
    await api.send({
      as: addressOf(plan, row.owner ?? 'clerk'),
      path: `${path}/${id}/updates`,
      key: `${key}-update-${index + 1}`,
      body: updateDraftOf(update, today),
      answer: Recorded,
    });
  }
  if (row.carried === undefined) return;
  await api.send({
    as: addressOf(plan, 'clerk'),
    path: `${path}/${id}`,
    key: `${key}-carried`,
    body: carriedChangeOf(row.carried, today),
    // Each update was the latest of its action; the answer to a repeated one would show the row as it is now.
    version: 1 + updates.length,
    answer: Recorded,
  });
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

function personOf(plan: PlanContent, who: Who) {
  const person = peopleOf(plan.authority).find((each) => each.who === who);
  if (person === undefined) throw new Error(`There is no ${who} in ${plan.authority}`);
  return person;
}

const addressOf = (plan: PlanContent, who: Who): string => personOf(plan, who).address;
