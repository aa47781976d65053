import { stepsFrom } from '#shared/milestones/printed.ts';
import { typeOf } from '#shared/plans/current.ts';
import { stepsColumn } from '#shared/plans/readable-columns.ts';
import { longText } from '#shared/plans/schema.ts';
import { understandDue } from '#shared/plans/understand.ts';
import type { Column, PlanShape } from '#shared/vocabulary.ts';
import type { FoundRow } from '#shared/work/schema.ts';
import { meansTimescale } from './headings.ts';
import { doubt, type PlanRows } from './plan-rows.ts';
import { takeNumbers } from './row-numbers.ts';
import { statusNamed, understandStatus } from './status-words.ts';
import { refuseTooMuch } from './too-much.ts';

function tooLong(row: FoundRow): boolean {
  const update = row.update === null ? [] : [row.update.delivered, row.update.next];
  return [row.title, ...Object.values(row.fields), ...update].some((words) => words.length > longText);
}

/** The status is that of its own column; without one, what the words of the update leave no doubt about. */
function understandUpdate(row: FoundRow, shape: PlanShape, byNext: boolean): void {
  const { update } = row;
  if (update === null) return;
  const words = update.status ?? '';
  if (update.delivered === '' && update.next === '' && words === '') {
    row.update = null;
    return;
  }
  update.status =
    words === '' ? understandStatus(byNext ? update.next : update.delivered, shape) : statusNamed(words, shape);
  if (words !== '' && update.status === null) {
    doubt(row, `The status “${words.slice(0, 60)}” is none of this plan’s, so the update has none`);
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

/** Where it is said when an action is due: by its heading, or as the one column of dates. */
function timescaleOf({ columns }: PlanShape): Column | undefined {
  const fields = columns.filter((column) => column.shows === 'field');
  const dates = fields.filter((column) => typeOf(column) === 'date');
  return fields.find(meansTimescale) ?? (dates.length === 1 ? dates[0] : undefined);
}

/** Understands what the words mean, once no more words are added. */
export function finishRows(plan: PlanRows): FoundRow[] {
  refuseTooMuch(plan.rows);
  takeNumbers(plan);
  const timescale = timescaleOf(plan.shape);
  const byNext = plan.shape.columns.some((column) => column.shows === 'update' && column.key === 'next');
  const steps = stepsColumn(plan.shape);
  for (const row of plan.rows) {
    if (steps !== null) takeSteps(row, steps.key);
    if (timescale?.level === row.level) row.dueOn = understandDue(row.fields[timescale.key] ?? '');
    understandUpdate(row, plan.shape, byNext);
    if (tooLong(row)) {
      row.state = 'refused';
      row.reason = 'Together with the rows that continue it, it has more than 20,000 characters. Shorten it';
    }
  }
  return plan.rows;
}
