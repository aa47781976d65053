import type { FoundAt } from '#shared/plans/schema.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { DocumentProblem, FoundRow, FoundRowState } from '#shared/work/schema.ts';
import { counted, inSentence } from '../ui/words.ts';

export const rowStates: Record<
  FoundRowState,
  {
    one: string;
    tone: 'green' | 'blue' | 'grey' | 'orange' | 'red';
    mark: 'circle' | 'diamond' | 'bar' | 'triangle' | 'cross';
  }
> = {
  new: { one: 'New', tone: 'green', mark: 'circle' },
  changed: { one: 'Changed', tone: 'blue', mark: 'diamond' },
  same: { one: 'Same', tone: 'grey', mark: 'bar' },
  doubtful: { one: 'Doubtful', tone: 'orange', mark: 'triangle' },
  refused: { one: 'Refused', tone: 'red', mark: 'cross' },
};

export function cellInWords({ table, row, column }: FoundAt): string {
  return `Table ${table}, row ${row}, column ${column}`;
}

/** `5 priorities, 18 objectives and 24 actions`, in the order of the levels; updates stand last. */
export function foundInWords(counts: Record<string, number>, shape: Pick<PlanShape, 'levels'> | undefined): string[] {
  const levels = (shape?.levels ?? []).map(({ key, name, plural }) => ({
    count: counts[key] ?? 0,
    one: inSentence(name),
    many: inSentence(plural),
  }));
  const update = { count: counts.update ?? 0, one: 'update', many: 'updates' };
  return [...levels, update].filter(({ count }) => count > 0).map(({ count, one, many }) => counted(count, one, many));
}

export function countStates(rows: readonly FoundRow[]): { state: FoundRowState; count: number }[] {
  const states: FoundRowState[] = ['refused', 'doubtful', 'new', 'changed', 'same'];
  return states
    .map((state) => ({ state, count: rows.filter((row) => row.state === state).length }))
    .filter(({ count }) => count > 0);
}

export function problemInWords({ detail, at }: DocumentProblem): string {
  return at === null ? detail : `${detail} (${cellInWords(at).toLowerCase()})`;
}
