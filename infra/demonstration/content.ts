import { daysAfter } from '#shared/calendar.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { NodeId } from '#shared/ids.ts';
import type { PlanHolder } from '#shared/plans/holder.ts';
import type { HandOver } from '#shared/plans/links.ts';
import type { PlanShape } from '#shared/vocabulary.ts';

/** A day of the content: fixed, or counted from the day of seeding, so that what is overdue is so whenever it is looked at. */
export type When = LocalDate | { readonly days: number };

/** Who in the authority: the part of their address before the domain. */
export type Who = 'admin' | 'clerk' | 'improvement' | 'owner' | 'reader' | 'director';

export type UpdateContent = {
  readonly on: When;
  readonly status: string | null;
  readonly delivered: string;
  readonly next: string;
};

export type EvidenceContent = {
  readonly title: string;
  readonly on: When;
  readonly href: string;
  readonly note?: string;
};

/** A row of a plan with what stands below it. */
export type RowContent = {
  /** Its level, where that does not follow from its depth. */
  readonly level?: string;
  /** As the authority prints it, where that is not its place. */
  readonly number?: string;
  readonly title: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly owner?: Who;
  readonly due?: LocalDate;
  /** A new date agreed later: earlier reports keep the old one. */
  readonly carried?: { readonly on: When; readonly due: When; readonly why: string };
  /** What its owner answered in the plan’s open cycle, and why the lead returned it, where they did. */
  readonly answer?: UpdateContent & { readonly returned?: string };
  /** Where it went when it was closed, on the day of its last update. */
  readonly handedOver?: { readonly into: HandOver['into']; readonly why: string };
  /** Oldest first. */
  readonly updates?: readonly UpdateContent[];
  /** Its steps, by the dates that were agreed. */
  readonly milestones?: readonly { readonly title: string; readonly due: When; readonly done?: When }[];
  /** What bears it out, brought by its owner or, where it has none, by the clerk. */
  readonly evidence?: readonly EvidenceContent[];
  /** What officers said to one another about it, oldest first; `@clerk` mentions whoever that is in the authority. */
  readonly discussion?: readonly { readonly by: Who; readonly words: string }[];
  /** For those cleared for restricted school matters alone. */
  readonly note?: string;
  readonly below?: readonly RowContent[];
};

/** A round of updates: one that was locked holds the updates until its day, an open one asks for them now. */
export type CycleContent = {
  readonly name: string;
  readonly from: When;
  readonly to: When;
  readonly dueOn: When;
  readonly openedOn: When;
  readonly lockedOn: LocalDate | null;
  readonly instructions: string;
};

export type PlanContent = {
  /** Stands in the idempotency keys; never shown. */
  readonly key: string;
  readonly authority: string;
  /** The key of one of the authority’s plan shapes. */
  readonly shape: string;
  readonly title: string;
  readonly purpose: string;
  readonly agreedOn: LocalDate;
  /** Whose plan it is. @default the authority’s own */
  readonly holder?: PlanHolder;
  readonly cycle?: CycleContent;
  readonly rows: readonly RowContent[];
};

/** A row that was written, and the beginning of the keys of what is written about it. */
export type Written = { readonly id: NodeId; readonly key: string; readonly row: RowContent };

export function dayOf(when: When, today: LocalDate): LocalDate {
  return typeof when === 'string' ? when : daysAfter(today, when.days);
}

/** A row with its place among its siblings, the level it has and the depth of that. */
export type PlacedRow = { row: RowContent; level: string; place: number; depth: number };

export function placed({ name, levels }: PlanShape, rows: readonly RowContent[], depth: number): PlacedRow[] {
  return rows.map((row, index) => {
    const level = row.level ?? levels[depth]?.key;
    const own = levels.findIndex(({ key }) => key === level);
    if (level === undefined || own < depth) throw new Error(`The plan shape “${name}” is not as deep as the content`);
    return { row, level, place: index + 1, depth: own };
  });
}
