import type { LocalDate } from '#shared/dates.ts';
import type { RowCommentDraft } from '#shared/discussion/schema.ts';
import type { EvidenceLinkDraft } from '#shared/evidence/schema.ts';
import type { NodeId } from '#shared/ids.ts';
import type { HandOver } from '#shared/plans/links.ts';
import type { NodeChange, NodeDraft, UpdateDraft } from '#shared/plans/schema.ts';
import { dayOf, type PlanContent, type RowContent, type UpdateContent, type Who } from './content.ts';
import { peopleOf, personOf } from './people.ts';

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

/** On the day of its last update, which closed it. */
export function handOverOf(row: RowContent, today: LocalDate): HandOver | null {
  const last = row.updates?.at(-1);
  if (row.handedOver === undefined || last === undefined) return null;
  const agreedBy = { kind: 'role', name: 'Service director for education' } as const;
  return { ...row.handedOver, agreedBy, effectiveOn: dayOf(last.on, today) };
}

export function evidenceOf({ evidence }: RowContent, today: LocalDate): EvidenceLinkDraft[] {
  return (evidence ?? []).map(({ title, on, href, note = '' }) => {
    return { title, on: dayOf(on, today), href, note, update: null };
  });
}

/** Each comment with whoever says it; a person is mentioned by their id, as in everything that is said. */
export function discussionOf(plan: PlanContent, { discussion }: RowContent): { by: Who; body: RowCommentDraft }[] {
  const people = peopleOf(plan.authority);
  return (discussion ?? []).map(({ by, words }) => ({
    by,
    body: { words: people.reduce((said, { who, id }) => said.replaceAll(`@${who}`, `@[${id}]`), words) },
  }));
}
