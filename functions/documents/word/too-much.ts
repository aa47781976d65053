import type { FoundRow } from '#shared/work/schema.ts';
import { refusal } from './refused.ts';

/** One shared string or one merged cell may stand in every row of a sheet: what comes out is limited, not what goes in. */
const mostLetters = 8_000_000;

export function refuseTooMuch(rows: readonly FoundRow[]): void {
  let letters = 0;
  for (const { title, fields, update, others = [] } of rows) {
    const words = [
      title,
      ...Object.values(fields),
      update?.delivered,
      update?.next,
      ...others.map((each) => each.words),
    ];
    for (const each of words) letters += each?.length ?? 0;
  }
  if (letters > mostLetters) {
    throw refusal(
      'The file holds far more words than a plan would. Copy the plan to a file of its own and upload that.',
    );
  }
}
