import { daysAfter, inWords } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import type { PersonId } from '../ids.ts';
import type { FieldProblem } from '../problem.ts';
import type { PlanShape, Status, StatusMark } from '../vocabulary.ts';
import { current } from './current.ts';
import type { LatestUpdate, Node } from './schema.ts';

export const staleAfterDays = 120;
export const dueSoonDays = 30;
/** Keeps a row and its log row within one item of the table, 400 kB. */
export const mostWordsInRow = 40_000;

type Placed = { id: string; order: string };

/** Siblings by their fractional order, by code unit; equal ones by id, so that the order never wavers. */
export function compareSiblings(a: Placed, b: Placed): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** Of two updates the one that is true later; of two true on the same day, the one recorded later. */
export function laterUpdate(a: LatestUpdate | null, b: LatestUpdate | null): LatestUpdate | null {
  if (a === null || b === null) return a ?? b;
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn > b.effectiveOn ? a : b;
  if (a.recordedAt !== b.recordedAt) return a.recordedAt > b.recordedAt ? a : b;
  return a.id > b.id ? a : b;
}

export function actionLevel(shape: PlanShape): string {
  return shape.levels.at(-1)?.key ?? '';
}

export function statusOf<S extends Pick<Status, 'key'>>(
  shape: { statuses: readonly S[] },
  latest: Pick<LatestUpdate, 'status'> | null,
): S | null {
  return shape.statuses.find((status) => status.key === latest?.status) ?? null;
}

/** Does an action still wait for something? Not when its status says that nothing more is expected. */
export function isOpen(shape: PlanShape, node: Pick<Node, 'latest' | 'removed'>): boolean {
  return node.removed === null && !statusOf(shape, node.latest)?.terminal;
}

export function isOverdue(shape: PlanShape, node: Node, today: LocalDate): boolean {
  return isOpen(shape, node) && node.dueOn !== null && node.dueOn < today;
}

export function isStale(shape: PlanShape, node: Node, today: LocalDate): boolean {
  return isOpen(shape, node) && node.latest !== null && daysAfter(node.latest.effectiveOn, staleAfterDays) <= today;
}

/** The statuses of a shape as a summary carries them. */
export function statusMarks({ statuses }: Pick<PlanShape, 'statuses'>): StatusMark[] {
  return statuses.map(({ key, label, colour, shape }) => ({ key, label, colour, shape }));
}

/** How many open actions each person owns: who has left with some of them leaves work without anybody. */
export function openByOwner(shape: PlanShape, nodes: readonly Node[]): Record<string, number> {
  const owned = nodes.filter((node) => node.level === actionLevel(shape) && node.owner !== null && isOpen(shape, node));
  return Object.fromEntries(
    Array.from(
      Map.groupBy(owned, ({ owner }) => owner),
      ([owner, actions]) => [owner ?? '', actions.length],
    ),
  );
}

/** What waits for its owner, in the order it should be seen to. */
export function waitingState(
  node: Pick<Node, 'dueOn' | 'latest'>,
  today: LocalDate,
): 'overdue' | 'due-soon' | 'no-update' | 'later' {
  if (node.dueOn !== null && node.dueOn < today) return 'overdue';
  if (node.dueOn !== null && node.dueOn <= daysAfter(today, dueSoonDays)) return 'due-soon';
  return node.latest === null ? 'no-update' : 'later';
}

/** What does not fit the plan about a node: its level, its parent, its columns, its length. Empty when it fits. */
export function nodeProblems(
  shape: PlanShape,
  node: Pick<Node, 'level' | 'parent' | 'title' | 'fields'>,
  parent: Pick<Node, 'level' | 'removed'> | null,
): FieldProblem[] {
  const depthOf = (level: string) => shape.levels.findIndex((each) => each.key === level);
  const depth = depthOf(node.level);
  const problems: FieldProblem[] = [];
  if (depth < 0) problems.push({ pointer: '#/level', detail: `This plan has no level “${node.level}”` });
  if (node.parent === null && depth > 0)
    problems.push({ pointer: '#/parent', detail: 'Choose what this stands under' });
  if (node.parent !== null && (parent === null || parent.removed !== null)) {
    problems.push({ pointer: '#/parent', detail: 'Choose something of this plan for this to stand under' });
  }
  if (parent !== null && depth >= 0 && depthOf(parent.level) >= depth) {
    problems.push({ pointer: '#/parent', detail: 'It can stand only under a level above its own' });
  }
  const known = new Set(
    shape.columns
      .filter((column) => column.level === node.level && column.shows === 'field')
      .map((column) => column.key),
  );
  for (const key of Object.keys(node.fields)) {
    if (!known.has(key)) problems.push({ pointer: `#/fields/${key}`, detail: `This level has no column “${key}”` });
  }
  const length = [node.title, ...Object.values(node.fields)].reduce((sum, words) => sum + words.length, 0);
  if (length > mostWordsInRow) {
    problems.push({ pointer: '#/fields', detail: 'Keep the words of this row together to 40,000 characters' });
  }
  return problems;
}

/** Of an earlier layout rows stay, and no new ones come. */
export function earlierLevelProblems({ levels }: Pick<PlanShape, 'levels'>, level: string): FieldProblem[] {
  const { name, retired } = levels.find(({ key }) => key === level) ?? {};
  if (!retired) return [];
  return [{ pointer: '#/level', detail: `“${name}” is of an earlier layout: choose a level that the plan has now` }];
}

type Answers = Pick<Node, 'startOn' | 'doneOn' | 'responsible' | 'monitoredBy' | 'evaluatedBy' | 'moves'>;

/** A row with what it says besides; where nothing is said there is no date but its target, and nobody beside its owner. */
export function withAnswers<D extends Partial<{ [K in keyof Answers]: Answers[K] | undefined }>>(
  draft: D,
): D & Answers {
  const { startOn = null, doneOn = null, responsible = [], monitoredBy = [], evaluatedBy = [], moves = [] } = draft;
  return { ...draft, startOn, doneOn, responsible, monitoredBy, evaluatedBy, moves };
}

/** When an action was done: the day of the update that says so; work that goes on is not done. */
export function doneAfter(
  shape: Pick<PlanShape, 'statuses'>,
  { doneOn }: Pick<Node, 'doneOn'>,
  latest: LatestUpdate | null,
): LocalDate | null {
  if (latest === null || !statusOf(shape, latest)?.terminal) return null;
  return doneOn ?? latest.effectiveOn;
}

/** A status must be of the plan’s own scheme. */
export function statusProblems(shape: Pick<PlanShape, 'statuses'>, status: string | null): FieldProblem[] {
  if (status === null || current(shape.statuses).some((each) => each.key === status)) return [];
  return [{ pointer: '#/status', detail: 'Choose one of the plan’s statuses' }];
}

/** What is recorded is true already: what will be true later is a date due. As-at relies on it. */
export function futureProblems(effectiveOn: LocalDate, today: LocalDate, pointer = '#/effectiveOn'): FieldProblem[] {
  return effectiveOn > today ? [{ pointer, detail: 'Enter today’s date or one in the past' }] : [];
}

/** Nothing was true of a thing before the thing itself was there; `since` says in words when that was. */
export function beforeProblems(effectiveOn: LocalDate, first: LocalDate, since: string): FieldProblem[] {
  if (effectiveOn >= first) return [];
  return [{ pointer: '#/effectiveOn', detail: `Enter a date on or after ${inWords(first)}, when ${since}` }];
}

/** A contributor records updates on their own actions; an editor or admin on any. */
export function canRecordUpdate(seat: { person: PersonId; role: string }, node: Pick<Node, 'owner'>): boolean {
  return seat.role === 'editor' || seat.role === 'admin' || (seat.role === 'contributor' && node.owner === seat.person);
}
