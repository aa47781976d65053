import type { Column, PlanShape } from '../vocabulary.ts';
import { current, typeOf } from './current.ts';
import { actionLevel } from './rules.ts';
import type { Node } from './schema.ts';
import { type Understood, understandAs } from './understand-as.ts';
import { understandMoney } from './understand-money.ts';

/** The columns of an action whose words are understood as something, in printed order. */
export function typedColumns(shape: PlanShape): Column[] {
  const level = actionLevel(shape);
  return current(shape.columns).filter(
    (column) => column.level === level && column.shows === 'field' && typeOf(column) !== 'text',
  );
}

const daysIn = { day: 1, week: 7, 'half-term': 45, month: 30.4, term: 91, quarter: 91, year: 365 } as const;

function rankOf(understood: Understood): number | string | null {
  switch (understood.as) {
    case 'date':
      return understood.on;
    case 'period':
      return understood.from ?? understood.to;
    case 'money':
      return understood.sums[0]?.pounds ?? null;
    case 'cadence':
      return (daysIn[understood.unit] * understood.every) / understood.times;
    default:
      return null;
  }
}

/** Earliest, least or most often first, by what is understood; then what stays words, by the alphabet; blanks last. */
export function byColumn(column: Column): (a: Pick<Node, 'fields'>, b: Pick<Node, 'fields'>) => number {
  const ranked = (node: Pick<Node, 'fields'>) => {
    const words = node.fields[column.key] ?? '';
    const rank = rankOf(understandAs(typeOf(column), words));
    return { words, rank, group: rank !== null ? 0 : words.trim() === '' ? 2 : 1 };
  };
  return (a, b) => {
    const [one, other] = [ranked(a), ranked(b)];
    if (one.group !== other.group) return one.group - other.group;
    if (one.rank !== other.rank && one.rank !== null && other.rank !== null) return one.rank < other.rank ? -1 : 1;
    return one.words.localeCompare(other.words, 'en-GB');
  };
}

/** What a column of money adds up to; `left` rows say something else than one sum, and are not in it. */
export type Total = { pounds: number; counted: number; left: number };

/** Adds up rows that name one sum. Two sums in one cell, or a sum for each year, would be a guess. */
export function totalOf(column: Column, nodes: readonly Pick<Node, 'level' | 'fields'>[]): Total {
  const words = nodes.filter(({ level }) => level === column.level).map(({ fields }) => fields[column.key] ?? '');
  const said = words.filter((each) => each.trim() !== '');
  const sums = said.map((each) => {
    const [only, ...more] = understandMoney(each);
    return only === undefined || more.length > 0 || only.per !== null ? null : only.pounds;
  });
  const counted = sums.filter((pounds) => pounds !== null);
  // In pence, for pounds with halves do not add up exactly.
  const pence = counted.reduce((sum, pounds) => sum + Math.round(pounds * 100), 0);
  return { pounds: pence / 100, counted: counted.length, left: said.length - counted.length };
}
