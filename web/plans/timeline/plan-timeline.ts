import { isOpen, isOverdue } from '#shared/plans/rules.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { daysBetween } from '../../ui/dates.ts';
import { soonestDueFirst } from '../page/plan-matches.ts';
import type { PlanNode } from '../plan-tree.ts';

/** Places on the axis are percentages of its length. */
export interface Tick {
  at: number;
  label: string;
}

export interface TimelineLine {
  node: PlanNode;
  due: number | null;
  updated: number | null;
  /** From its date to today, where it is overdue. */
  late: { from: number; length: number } | null;
  open: boolean;
  /** Its steps, where they have a date. */
  steps: { id: string; at: number; done: boolean }[];
}

export interface Timeline {
  lines: TimelineLine[];
  ticks: Tick[];
  today: number;
}

const paddingDays = 15;
const mostTicks = 8;

/** Actions in the order of their dates, those without one last, over an axis that holds every date and today. */
export function timelineOf(
  actions: readonly PlanNode[],
  { shape, milestones }: Pick<PlanView, 'shape' | 'milestones'>,
  today: string,
): Timeline {
  const shown = new Set<string>(actions.map(({ id }) => id));
  const dated = milestones.flatMap(({ id, node, dueOn, doneOn }) => {
    const on = doneOn ?? dueOn;
    return on === null || !shown.has(node) ? [] : [{ id, node, on, done: doneOn !== null }];
  });
  const dates = actions
    .flatMap(({ dueOn, latest }) => [dueOn, latest?.effectiveOn ?? null])
    .filter((date) => date !== null);
  const all = [...dates, ...dated.map(({ on }) => on), today].toSorted();
  const first = moved(all[0] ?? today, -paddingDays);
  const days = daysBetween(first, moved(all.at(-1) ?? today, paddingDays));
  const at = (date: string): number => (daysBetween(first, date) / days) * 100;
  const lines = actions.toSorted(soonestDueFirst).map((node): TimelineLine => {
    const due = node.dueOn === null ? null : at(node.dueOn);
    const updated = node.latest === null ? null : at(node.latest.effectiveOn);
    const late = due !== null && isOverdue(shape, node, today) ? { from: due, length: at(today) - due } : null;
    const steps = dated.filter((step) => step.node === node.id).map(({ id, on, done }) => ({ id, at: at(on), done }));
    return { node, due, updated, late, open: isOpen(shape, node), steps };
  });
  return { lines, ticks: ticksOf(first, moved(first, days), at), today: at(today) };
}

function moved(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const shortMonth = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** The first of a month, quarter, half year or whole years: the finest of these that leaves the axis readable. */
function ticksOf(from: string, to: string, at: (date: string) => number): Tick[] {
  const months = monthsBetween(from, to);
  const step = [1, 3, 6, 12, 24, 60].find((each) => months.length / each <= mostTicks) ?? 120;
  return months
    .filter((month) => monthNumber(month) % step === 0)
    .map((month) => ({ at: at(month), label: step >= 12 ? month.slice(0, 4) : shortMonth.format(new Date(month)) }));
}

const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

function monthsBetween(from: string, to: string): string[] {
  const count = Math.max(0, monthNumber(to) - monthNumber(from));
  return Array.from({ length: count }, (_, index) => {
    const month = monthNumber(from) + index + 1;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  });
}
