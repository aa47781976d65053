import type { LocalDate } from '../dates.ts';
import { CriterionId, NodeId } from '../ids.ts';
import type { Criterion, Measure } from './schema.ts';

/** A period some years later: of `2024/25` by one `2025/26`. */
export function periodAfter(period: string, years: number): string {
  const [first = '', second] = period.split('/');
  const moved = String(Number(first) + years).padStart(4, '0');
  return second === undefined ? moved : `${moved}/${String((Number(second) + years) % 100).padStart(2, '0')}`;
}

type Copying = {
  /** By how many years dates are moved on; none: they are cleared. */
  years: number | null;
  agreedOn: LocalDate;
  createdAt: string;
  idOf: (id: string) => string;
};

/** The same question of a later year; without a year there is no figure that could decide, and the words alone stay. */
function measureOf(measure: Measure | null, years: number | null): Measure | null {
  if (measure === null || years === null) return null;
  const { from, by } = measure;
  return { ...measure, by: periodAfter(by, years), from: from === null ? null : periodAfter(from, years) };
}

/** The success criteria of the rows that are copied, each to be judged anew. */
export function copiedCriteria(
  criteria: readonly Criterion[],
  rows: ReadonlySet<string>,
  { years, agreedOn, createdAt, idOf }: Copying,
): Criterion[] {
  return criteria
    .filter(({ node, removed }) => removed === null && rows.has(node))
    .map(({ id, node, words, measure }) => ({
      ...{ id: CriterionId.parse(idOf(id)), node: NodeId.parse(idOf(node)), words, measure: measureOf(measure, years) },
      ...{ since: agreedOn, createdAt, latest: null, removed: null, version: 1 },
    }));
}
