/** What a spreadsheet would take for a formula; a plain number is none, below zero either. */
const formula = /^[=+\-@\t\r]/;
/** The mark before such words, and before words that begin like one that was marked: so that taking it away is exact. */
const guarded = /^'+[=+\-@\t\r]/;
const plainNumber = /^-?\d+(?:\.\d+)?$/;

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = (formula.test(text) && !plainNumber.test(text)) || guarded.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Words as they were before they were written by `csvOf`. */
export const withoutGuard = (words: string): string => (guarded.test(words) ? words.slice(1) : words);

/**
 * Comma-separated values (RFC 4180) with a byte order mark, without which Excel reads “–” as “â€“”. Figures are written
 * as they are given: a published 7.0 stays 7.0.
 */
export function csvOf(heading: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${[heading, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
