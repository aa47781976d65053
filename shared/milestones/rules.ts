import { inWords } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import { type Moment, rowsAsAt } from '../plans/as-at.ts';
import type { Entry } from '../plans/schema.ts';
import type { FieldProblem } from '../problem.ts';
import { Milestone } from './schema.ts';

/** The steps that stood at a moment, each done or not by then. */
export function milestonesAsAt(now: readonly Milestone[], entries: readonly Entry[], moment: Moment): Milestone[] {
  const rows = rowsAsAt(now, entries, {
    moment,
    keyOf: ({ node, id }) => `MILESTONE#${node}#${id}`,
    parse: (fields) => Milestone.parse(fields),
  });
  return rows.filter(({ since, removed }) =>
    moment.on === null ? removed === null : since <= moment.on && (removed === null || removed.on > moment.on),
  );
}

/** In the order of their dates, those without one last; of one day, in the order of their numbers. */
export function byDate<M extends Pick<Milestone, 'dueOn' | 'number'>>(milestones: readonly M[]): M[] {
  const day = ({ dueOn }: M) => dueOn ?? '9999';
  return milestones.toSorted((a, b) => (day(a) === day(b) ? a.number - b.number : day(a) < day(b) ? -1 : 1));
}

type Step = Pick<Milestone, 'dueOn' | 'doneOn' | 'number' | 'title'>;

export const isLate = ({ dueOn, doneOn }: Pick<Step, 'dueOn' | 'doneOn'>, today: LocalDate): boolean =>
  doneOn === null && dueOn !== null && dueOn < today;

/** “1 of 3 milestones done, next by 3 March 2027”, in the authority’s own word for them; null where there are none. */
export function milestonesInWords(milestones: readonly Step[], plural: string): string | null {
  if (milestones.length === 0) return null;
  const open = byDate(milestones.filter(({ doneOn }) => doneOn === null));
  const done = `${milestones.length - open.length} of ${milestones.length} ${plural.toLowerCase()} done`;
  const next = open[0]?.dueOn ?? null;
  return next === null ? done : `${done}, next by ${inWords(next)}`;
}

/** A date that stands moves for a reason. */
export function dateProblems(
  was: Pick<Milestone, 'dueOn'>,
  next: Pick<Milestone, 'dueOn'>,
  why: string | undefined,
): FieldProblem[] {
  if (was.dueOn === null || was.dueOn === next.dueOn || (why ?? '') !== '') return [];
  return [{ pointer: '#/why', detail: 'Enter why the date is moved' }];
}
