/** `elsewhere`: another command measures it. `failed`: it was to be measured here and could not be. */
export type Verdict = 'holds' | 'over' | 'elsewhere' | 'failed';

export type Measured = { readonly what: string; readonly measured: string; readonly verdict: Verdict };

/** One budget of the design, with what was measured for it. */
export type Budget = { readonly what: string; readonly budget: string; readonly lines: readonly Measured[] };

export const within = (holds: boolean): Verdict => (holds ? 'holds' : 'over');

const words: Record<Verdict, string> = { holds: 'holds', over: 'over', elsewhere: '–', failed: 'NOT MEASURED' };
const headings = ['budget', 'at most', '', 'measured'] as const;

/** The budgets side by side; a budget measured in several places has a line for each under its own. */
export function budgetTable(budgets: readonly Budget[]): string {
  const rows = [headings, ...budgets.flatMap(rowsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowsOf({ what, budget, lines }: Budget): string[][] {
  const [only, second] = lines;
  if (only !== undefined && second === undefined && only.what === '') {
    return [[what, budget, words[only.verdict], only.measured]];
  }
  return [[what, budget, '', ''], ...lines.map((line) => [`  ${line.what}`, '', words[line.verdict], line.measured])];
}

export const verdictOf = ({ lines }: Budget): Verdict =>
  (['failed', 'over', 'holds'] as const).find((verdict) => lines.some((line) => line.verdict === verdict)) ??
  'elsewhere';

/** The last line: how many hold, and which do not. */
export function summary(budgets: readonly Budget[]): string {
  const named = (verdict: Verdict): string[] =>
    budgets.filter((budget) => verdictOf(budget) === verdict).map(({ what }) => what);
  const parts = [`${named('holds').length} of ${budgets.length} budgets hold`];
  const say = (verdict: Verdict, as: string) => {
    const which = named(verdict);
    if (which.length > 0) parts.push(`${which.length} ${as} (${which.join('; ')})`);
  };
  say('over', 'over');
  say('failed', 'NOT MEASURED');
  say('elsewhere', 'measured elsewhere');
  return parts.join(', ');
}
