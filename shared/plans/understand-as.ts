import { inWords } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import type { ColumnType } from '../vocabulary.ts';
import { datesNamed, tidy, understandDue } from './understand.ts';
import { type Cadence, understandCadence } from './understand-cadence.ts';
import { type Sum, understandMoney } from './understand-money.ts';
import { understandPeople } from './understand-people.ts';
import { type Period, understandPeriod } from './understand-period.ts';
import { type Target, understandTarget } from './understand-target.ts';

/** What words were understood as; `text` where they stay words: of a column of text, or because they leave doubt. */
export type Understood =
  | { as: 'text' }
  /** The last day of what is named; `exact` where a single day is. */
  | { as: 'date'; on: LocalDate; exact: boolean }
  | ({ as: 'period' } & Period)
  | { as: 'money'; sums: Sum[] }
  | ({ as: 'cadence' } & Cadence)
  | { as: 'people'; names: string[] }
  | { as: 'indicator'; target: Target };

const asText: Understood = { as: 'text' };

function asDate(words: string): Understood {
  const on = understandDue(words);
  if (on === null) return asText;
  const exact = datesNamed(tidy(words)).some((date) => date.from === on && date.to === on);
  return { as: 'date', on, exact };
}

function asMoney(words: string): Understood {
  const sums = understandMoney(words);
  return sums.length === 0 ? asText : { as: 'money', sums };
}

function asPeople(words: string): Understood {
  const names = understandPeople(words);
  return names === null ? asText : { as: 'people', names };
}

function asIndicator(words: string): Understood {
  const target = understandTarget(words);
  return target === null ? asText : { as: 'indicator', target };
}

const readers: Record<ColumnType, (words: string) => Understood> = {
  text: () => asText,
  date: asDate,
  period: (words) => {
    const period = understandPeriod(words);
    return period === null ? asText : { as: 'period', ...period };
  },
  money: asMoney,
  cadence: (words) => {
    const cadence = understandCadence(words);
    return cadence === null ? asText : { as: 'cadence', ...cadence };
  },
  people: asPeople,
  indicator: asIndicator,
};

/** Understands the words of a column of this type. The words themselves are kept beside it, whatever comes out. */
export function understandAs(type: ColumnType, words: string): Understood {
  return readers[type](words);
}

const plural = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
const listed = (words: (string | null)[], between: string) => words.filter((each) => each !== null).join(between);

function periodInWords({ from, to, term, lasts, ongoing }: Period): string {
  const ends =
    from !== null && to !== null
      ? from === to
        ? inWords(from)
        : `${inWords(from)} to ${inWords(to)}`
      : listed([from && `from ${inWords(from)}`, to && `until ${inWords(to)}`], ' ');
  const named = term === null ? null : `${term} term, no year given`;
  const long = lasts === null ? null : `for ${plural(lasts.count, lasts.unit)}`;
  return listed([ongoing ? 'ongoing' : null, ends === '' ? null : ends, named, long], ', ');
}

/** As `£4,500` or `£12.50`. */
export function inPounds(pounds: number): string {
  const pence = Number.isInteger(pounds) ? 0 : 2;
  return `£${pounds.toLocaleString('en-GB', { minimumFractionDigits: pence, maximumFractionDigits: pence })}`;
}

function sumInWords({ pounds, upTo, per }: Sum): string {
  return `${upTo ? 'up to ' : ''}${inPounds(pounds)}${per === null ? '' : ` per ${per}`}`;
}

function cadenceInWords({ times, every, unit }: Cadence): string {
  if (times !== 1) return `${times} times every ${every === 1 ? unit : plural(every, unit)}`;
  return every === 1 ? `every ${unit}` : `every ${plural(every, unit)}`;
}

const unitMark = { 'per cent': '%', points: ' percentage points', number: '' } as const;

function targetInWords(target: Target): string {
  const measured = (value: number) => `${value}${unitMark[target.unit]}`;
  const by = target.by === null ? '' : ` by ${inWords(target.by)}`;
  if (target.kind === 'change')
    return `${target.value < 0 ? 'down' : 'up'} by ${measured(Math.abs(target.value))}${by}`;
  return `${target.from === null ? '' : `from ${measured(target.from)} `}to ${measured(target.value)}${by}`;
}

/** What was understood, in words to be shown beside those that were written; null where they stay words. */
export function understoodInWords(understood: Understood): string | null {
  switch (understood.as) {
    case 'text':
      return null;
    case 'date':
      return inWords(understood.on);
    case 'period':
      return periodInWords(understood);
    case 'money':
      return understood.sums.map(sumInWords).join('; ');
    case 'cadence':
      return cadenceInWords(understood);
    case 'people':
      return understood.names.join('; ');
    case 'indicator':
      return targetInWords(understood.target);
  }
}
