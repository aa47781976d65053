import { csvOf } from '#kernel/csv.ts';
import type { ReportDocument } from '#shared/reports/document.ts';
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

function linesOf({ columns, rows, isUnder }: Sheet): string[][] {
  const heading = columns.map((column) => column.heading);
  const lines = rows.map(({ under, row }) => {
    const cells = row.cells.map(({ words }) => words);
    return isUnder ? [under, ...cells] : cells;
  });
  return [isUnder ? ['Under', ...heading] : heading, ...lines];
}
