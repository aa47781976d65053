import { inWords } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import type { FieldProblem } from '../problem.ts';
import type { Party } from './party.ts';
import type { TargetMove } from './target-move.ts';

type Timescale = { startOn: LocalDate | null; dueOn: LocalDate | null; doneOn: LocalDate | null };

/** The first date that was agreed, however often it moved since. */
export function originalTarget({ dueOn, moves }: { dueOn: LocalDate | null; moves: readonly TargetMove[] }) {
  return moves[0]?.from ?? dueOn;
}

/** Giving a first date is no move; changing or taking away a date that stands is one. */
export function movesTarget(was: { dueOn: LocalDate | null }, next: { dueOn: LocalDate | null }): boolean {
  return was.dueOn !== null && was.dueOn !== next.dueOn;
}

/** A date moves for a reason that somebody agreed to: else moving it is the easy way back to green. */
export function moveProblems(asked: { why?: string | undefined; agreedBy?: Party | undefined }): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if ((asked.why ?? '') === '') problems.push({ pointer: '#/why', detail: 'Enter why the date is moved' });
  if (asked.agreedBy === undefined) {
    problems.push({ pointer: '#/agreedBy', detail: 'Choose who agreed that the date is moved' });
  }
  return problems;
}

/** What does not fit about start, target and actual date. What was done is done already. */
export function timescaleProblems({ startOn, dueOn, doneOn }: Timescale, today: LocalDate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (startOn !== null && dueOn !== null && startOn > dueOn) {
    problems.push({ pointer: '#/startOn', detail: `Enter a date on or before ${inWords(dueOn)}, when it is due` });
  }
  if (doneOn !== null && doneOn > today) {
    problems.push({ pointer: '#/doneOn', detail: 'Enter today’s date or one in the past' });
  }
  if (startOn !== null && doneOn !== null && doneOn < startOn) {
    problems.push({ pointer: '#/doneOn', detail: `Enter a date on or after ${inWords(startOn)}, when it started` });
  }
  return problems;
}

const times = ['', 'once', 'twice', 'three times', 'four times', 'five times', 'six times'];

/** “was due 31 March 2019, moved twice”, to stand beside the status; null where it never moved. */
export function movedInWords(node: { dueOn: LocalDate | null; moves: readonly TargetMove[] }): string | null {
  const original = originalTarget(node);
  if (node.moves.length === 0 || original === null) return null;
  return `was due ${inWords(original)}, moved ${times[node.moves.length] ?? `${node.moves.length} times`}`;
}

/** Why the date last moved and who agreed to it: “Waiting for the survey, agreed by Chair”; null where it never moved. */
export function lastMoveInWords(
  { moves }: { moves: readonly TargetMove[] },
  nameOf: (party: Party) => string,
): string | null {
  const last = moves.at(-1);
  return last === undefined ? null : `${last.why}, agreed by ${nameOf(last.agreedBy)}`;
}

/** How a date moved and why, in one line; empty where it never did. */
export const movedAndWhy = (
  node: { dueOn: LocalDate | null; moves: readonly TargetMove[] },
  nameOf: (party: Party) => string,
): string => [movedInWords(node), lastMoveInWords(node, nameOf)].filter((words) => words !== null).join(': ');
