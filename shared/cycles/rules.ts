import { daysAfter, inWords } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import type { NodeId } from '../ids.ts';
import { actionLevel, isOpen } from '../plans/rules.ts';
import type { Node } from '../plans/schema.ts';
import type { FieldProblem } from '../problem.ts';
import type { PlanShape } from '../vocabulary.ts';
import type { CycleProgress } from './mark.ts';
import type { Answer, Ask, AskState, Cycle } from './schema.ts';

type Period = { from: LocalDate; to: LocalDate; dataOn: LocalDate; dueOn: LocalDate };

/** What does not fit about a cycle’s dates. */
export function cycleProblems({ from, to, dataOn, dueOn }: Period, openedOn: LocalDate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (to < from)
    problems.push({ pointer: '#/to', detail: 'Enter a last day of the period that is not before its first' });
  if (dataOn < from) {
    problems.push({ pointer: '#/dataOn', detail: 'Enter a date of the data on or after the first day of the period' });
  }
  if (dueOn < openedOn) {
    problems.push({
      pointer: '#/dueOn',
      detail: `Enter a date on or after ${inWords(openedOn)}, when the cycle opens`,
    });
  }
  return problems;
}

type Standing = Pick<Cycle, 'id' | 'openedOn' | 'openedAt' | 'locked' | 'withdrawn'>;

/** The cycle by which a plan’s statuses are read: the last that was opened and not withdrawn, open or locked. */
export function presentCycle<C extends Standing>(cycles: readonly C[]): C | null {
  const standing = cycles.filter(({ withdrawn }) => withdrawn === null);
  return standing.reduce<C | null>((last, each) => (last !== null && isBefore(each, last) ? last : each), null);
}

const isBefore = (a: Standing, b: Standing): boolean =>
  a.openedOn !== b.openedOn ? a.openedOn < b.openedOn : a.openedAt < b.openedAt;

/** The cycles as they stood at a moment: those opened by then, and not locked before they were. */
export function cyclesAsAt<C extends Standing>(
  cycles: readonly C[],
  { on, knownAt }: { on: LocalDate | null; knownAt: string | null },
): C[] {
  const opened = cycles.filter(
    (each) => (on === null || each.openedOn <= on) && (knownAt === null || each.openedAt <= knownAt),
  );
  const isLocked = ({ locked }: C) =>
    locked !== null && (on === null || locked.on <= on) && (knownAt === null || locked.at <= knownAt);
  return opened.map((each) => (isLocked(each) ? each : { ...each, locked: null }));
}

type Asked = Pick<Node, 'latest' | 'removed' | 'level'>;

/**
 * Is an action part of what a cycle asks? Every open one; and one that was closed by its update in this very cycle.
 * Nobody is asked about what had been finished before.
 */
export function isAsked(shape: PlanShape, node: Asked, cycle: Pick<Cycle, 'id'>): boolean {
  if (node.level !== actionLevel(shape) || node.removed !== null) return false;
  return isOpen(shape, node) || node.latest?.cycle === cycle.id;
}

/** The state of an ask as it is read: of what was left when the cycle was locked nothing is expected any more. */
export function askStateIn({ locked }: Pick<Cycle, 'locked'>, stored: AskState): AskState {
  return locked !== null && stored !== 'accepted' ? 'no-update' : stored;
}

/** An ask as it stands, from what was written about it, where anything was; its owner is the action’s owner of today. */
export function askOf(node: Pick<Node, 'id' | 'owner'>, written: Ask | null, cycle: Pick<Cycle, 'locked'>): Ask {
  const fresh = { state: 'asked' as const, answer: null, returned: null, accepted: null, version: 0 };
  const { state, answer, returned, accepted, version } = written ?? fresh;
  return { node: node.id, owner: node.owner, state: askStateIn(cycle, state), answer, returned, accepted, version };
}

/** What happens to an ask: the owner answers; a lead accepts or returns the answer; an update is recorded without review. */
export type AskStep =
  | { does: 'answer'; answer: Answer }
  | { does: 'accept'; accepted: NonNullable<Ask['accepted']> }
  | { does: 'return'; returned: NonNullable<Ask['returned']> }
  | { does: 'record'; answer: Answer; accepted: NonNullable<Ask['accepted']> };

const stepsFrom: Record<AskState, readonly AskStep['does'][]> = {
  asked: ['answer', 'record'],
  answered: ['answer', 'accept', 'return', 'record'],
  returned: ['answer', 'accept', 'record'],
  accepted: ['record'],
  'no-update': [],
};

export function mayTake(state: AskState, does: AskStep['does']): boolean {
  return stepsFrom[state].includes(does);
}

/** The ask after a step, or null where the step cannot be taken from where the ask stands. */
export function askAfter(ask: Ask, step: AskStep): Ask | null {
  if (!mayTake(ask.state, step.does)) return null;
  const { does: _, ...given } = step;
  const next = { ...ask, ...given, version: ask.version + 1 };
  if (step.does === 'return') return { ...next, state: 'returned' };
  // Why it was returned stays beside the new answer until that is reviewed.
  if (step.does === 'answer') return { ...next, state: 'answered' };
  return { ...next, state: 'accepted', returned: null };
}

/** How far a cycle has come. */
export function progressOf(asks: readonly Pick<Ask, 'state' | 'owner'>[]): CycleProgress {
  const count = (state: AskState) => asks.filter((each) => each.state === state).length;
  const waiting = asks.filter(({ state }) => state === 'asked');
  return {
    asked: waiting.filter(({ owner }) => owner !== null).length,
    answered: count('answered'),
    returned: count('returned'),
    accepted: count('accepted'),
    noUpdate: count('no-update'),
    unowned: waiting.filter(({ owner }) => owner === null).length,
  };
}

/** What keeps a cycle from being locked: each action without an accepted update that is not named as “No update”. */
export function lockProblems(
  asks: readonly (Pick<Ask, 'node' | 'state'> & { title: string })[],
  withoutUpdate: readonly NodeId[],
): FieldProblem[] {
  const named = new Set<string>(withoutUpdate);
  const known = new Map(asks.map((ask) => [ask.node as string, ask]));
  const missing = asks
    .filter(({ node, state }) => state !== 'accepted' && !named.has(node))
    .map(({ node, state, title }) => ({ pointer: `#/asks/${node}`, detail: `“${title}”: ${stateInWords[state]}` }));
  const strange = withoutUpdate.flatMap((node, place) => {
    const ask = known.get(node);
    if (ask !== undefined && ask.state !== 'accepted') return [];
    const detail = ask === undefined ? 'This action is not asked about in the cycle' : `“${ask.title}” has its update`;
    return [{ pointer: `#/withoutUpdate/${place}`, detail }];
  });
  return [...missing, ...strange];
}

/** How an ask stands, as one says it. */
export const stateInWords: Record<AskState, string> = {
  asked: 'Not answered',
  answered: 'Waiting for review',
  returned: 'Returned',
  accepted: 'Accepted',
  'no-update': 'No update',
};

/** Who may answer: whoever may record an update on the action, while its cycle is open. */
export const mayReview = (seat: { role: string }): boolean => seat.role === 'editor' || seat.role === 'admin';

const reminderDays = [-7, -1, 1, 7];

/** Is an owner who has not answered reminded on this day? A week and a day before the answer is due, and after. */
export function isReminderDayOf({ dueOn }: Pick<Cycle, 'dueOn'>, today: LocalDate): boolean {
  return reminderDays.some((days) => daysAfter(dueOn, days) === today);
}
