import { stepsFrom } from '#shared/milestones/printed.ts';
import { dueColumn, ownerColumn, timescaleOf } from '#shared/plans/column-meaning.ts';
import { stepsColumn } from '#shared/plans/readable-columns.ts';
import { longText } from '#shared/plans/schema.ts';
import { understandDue } from '#shared/plans/understand.ts';
import type { Column } from '#shared/vocabulary.ts';
import type { FoundRow } from '#shared/work/schema.ts';
import { doubt, type PlanRows } from './plan-rows.ts';
import { takeNumbers } from './row-numbers.ts';
import { understandStatus } from './status-words.ts';
import { refuseTooMuch } from './too-much.ts';

function tooLong(row: FoundRow): boolean {
  const update = row.update === null ? [] : [row.update.delivered, row.update.next];
  return [row.title, ...Object.values(row.fields), ...update].some((words) => words.length > longText);
}

/** The status is that of its own column; without one, what the words of the update leave no doubt about. */
function understandUpdate(row: FoundRow, { shape, statuses }: PlanRows, byNext: boolean): void {
  const { update } = row;
  if (update === null) return;
  const words = update.status ?? '';
  if (update.delivered === '' && update.next === '' && words === '') {
    row.update = null;
    return;
  }
  if (words === '') {
    update.status = understandStatus(byNext ? update.next : update.delivered, shape);
    return;
  }
  const { status, isSaid } = statuses.means(words, shape);
  update.status = status;
  if (status === null) {
    if (!isSaid) doubt(row, `The status “${words.slice(0, 60)}” is none of this plan’s, so the update has none`);
    if (update.delivered === '' && update.next === '') row.update = null;
  }
}

/** The steps of an action are rows of their own, and not words of it. */
function takeSteps(row: FoundRow, key: string): void {
  const { [key]: words, ...fields } = row.fields;
  if (words === undefined) return;
  const { steps, tooLong } = stepsFrom(words);
  row.fields = fields;
  row.steps = { words, found: steps };
  for (const each of tooLong) {
    doubt(row, `“${each.slice(0, 60)}…” is too long for a step; it stays with the words of the document`);
  }
}

/** The words under a column that is not the plan’s own; they are no field of the row. */
function taken(row: FoundRow, column: Column | null): string {
  if (column === null) return '';
  const { [column.key]: words = '', ...fields } = row.fields;
  row.fields = fields;
  return words;
}

/** Who owns it is known by name, once somebody is asked who works here; until then these are words. */
function takeOwner(row: FoundRow, column: Column | null): void {
  const words = taken(row, column);
  if (words !== '') row.owner = { words, person: null };
}

/** A date that is not understood stays beside the row as it was found. */
function takeDue(row: FoundRow, column: Column | null): void {
  const words = taken(row, column);
  if (column === null || words === '') return;
  row.dueOn = understandDue(words);
  if (row.dueOn === null) row.others = [...(row.others ?? []), { heading: column.heading, words }];
  else row.due = words;
}

/** Understands what the words mean, once no more words are added. */
export function finishRows(plan: PlanRows): FoundRow[] {
  refuseTooMuch(plan.rows);
  takeNumbers(plan);
  const timescale = timescaleOf(plan.shape);
  const byNext = plan.shape.columns.some((column) => column.shows === 'update' && column.key === 'next');
  const { shape } = plan;
  const [owner, due, steps] = [ownerColumn(shape), dueColumn(shape), stepsColumn(shape)];
  for (const row of plan.rows) {
    if (steps !== null) takeSteps(row, steps.key);
    if (timescale?.level === row.level) row.dueOn = understandDue(row.fields[timescale.key] ?? '');
    takeOwner(row, owner);
    takeDue(row, due);
    understandUpdate(row, plan, byNext);
    if (tooLong(row)) {
      row.state = 'refused';
      row.reason = 'Together with the rows that continue it, it has more than 20,000 characters. Shorten it';
    }
  }
  return plan.rows;
}
