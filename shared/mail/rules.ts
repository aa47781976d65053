import { daysAfter } from '../calendar.ts';
import { type AskedOf, waitsForOwner } from '../cycles/asked.ts';
import { isReminderDayOf } from '../cycles/rules.ts';
import type { LocalDate } from '../dates.ts';
import { workingDayBefore } from '../holidays.ts';
import { staleAfterDays, waitingState } from '../plans/rules.ts';
import type { Node } from '../plans/schema.ts';
import type { MailFrequency } from './schema.ts';

type Action = Pick<Node, 'dueOn' | 'latest'> & { ask: AskedOf | null };

/** Why an action is in the mail, in the order in which it should be seen to. */
export const waitsFor = ['asked', 'overdue', 'due-today', 'due-soon', 'no-update', 'stale'] as const;
export type WaitsFor = (typeof waitsFor)[number];

/** An officer is reminded this long before an action is due. */
const reminderDaysBefore = 7;
const weekDays = 7;

const daysBetween = (from: LocalDate, to: LocalDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** What an open action waits for from its owner, or null where nothing is expected yet. */
export function waitsOn({ dueOn, latest, ask }: Action, today: LocalDate): WaitsFor | null {
  if (waitsForOwner(ask)) return 'asked';
  const state = waitingState({ dueOn, latest }, today);
  if (dueOn === today) return 'due-today';
  if (state !== 'later') return state;
  return latest !== null && daysAfter(latest.effectiveOn, staleAfterDays) <= today ? 'stale' : null;
}

/** A week before, on the day, the day after, and from then on once a week. */
function isReminderDay(dueOn: LocalDate, day: LocalDate): boolean {
  const late = daysBetween(dueOn, day);
  return late === -reminderDaysBefore || late === 0 || (late > 0 && late % weekDays === 1);
}

/** Is there a reminder of this action, or of the update asked for, this morning? What fell on a weekend or a bank holiday comes on the next working day. */
export function isRemindedOf({ dueOn, ask }: Pick<Action, 'dueOn' | 'ask'>, today: LocalDate): boolean {
  for (let day = today; day > workingDayBefore(today); day = daysAfter(day, -1)) {
    if (dueOn !== null && isReminderDay(dueOn, day)) return true;
    if (ask !== null && waitsForOwner(ask) && isReminderDayOf(ask, day)) return true;
  }
  return false;
}

type Waits = { actions: readonly Action[]; mentions: readonly unknown[] };

/**
 * Does a person who chose this get mail this morning? Never where nothing waits; that they are mentioned is no reminder of a
 * date.
 */
export function isToldToday(choice: MailFrequency, { actions, mentions }: Waits, today: LocalDate): boolean {
  if (choice === 'never') return false;
  if (choice === 'daily' && mentions.length > 0) return true;
  return actions.some((each) => (choice === 'daily' ? waitsOn(each, today) !== null : isRemindedOf(each, today)));
}
