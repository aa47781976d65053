import { csvOf } from '#kernel/csv.ts';
import type { ReportDocument } from '#shared/reports/document.ts';
import { type PlanSheet, planLines } from '../sheet/plan-lines.ts';
import { type Sheet, sheetsOf, wordsBeside } from './tables.ts';

const blank: string[] = [];

/** The report as comma-separated values: what it says of itself first, then each table under its name. */
export function reportCsv(document: ReportDocument): Uint8Array {
  const { title, subtitle, facts } = document;
  const rows = [
    [subtitle],
    ...facts.map(({ label, words }) => [label, words]),
    ...wordsBeside(document).map((words) => [words]),
    ...sheetsOf(document).flatMap((sheet) => [blank, [sheet.name], ...linesOf(sheet)]),
  ];
  return new TextEncoder().encode(csvOf([title], rows));
}

/** A text file that is to be read again holds none of the signs by which a file is known to be no text. */
const legible = (words: string): string => words.replace(/(?![\t\n])[\p{Cc}\ufffd]/gu, '');

/** A plan in its own columns; a cell that goes over several rows stands in the first of them. */
export function planCsv(plan: PlanSheet): Uint8Array {
  const [title = [], ...rows] = planLines(plan).rows.map((cells) => cells.map(legible));
  return new TextEncoder().encode(csvOf(title, rows));
}

function linesOf({ columns, rows, isUnder }: Sheet): string[][] {
  const heading = columns.map((column) => column.heading);
  const lines = rows.map(({ under, row }) => {
    const cells = row.cells.map(({ words }) => words);
    return isUnder ? [under, ...cells] : cells;
  });
  return [isUnder ? ['Under', ...heading] : heading, ...lines];
}
