import type { AgendaItem } from '#shared/boards/agenda.ts';
import { verbNames } from '#shared/boards/names.ts';
import type { Side } from '../ui/conflict-panel.tsx';
import type { Values } from '../ui/form-values.ts';
import { textAt, valueAt } from '../ui/form-values.ts';
import { emptyReport, valuesOf } from './item-values.ts';

const texts = [
  ['title', 'Title'],
  ['minutes', 'Minutes'],
  ['report.title', 'Title of the report'],
  ['report.from', 'Report from'],
  ['report.purpose', 'Purpose'],
  ['report.body', 'Report'],
] as const;

const asked = 'report.recommendations';

const askedOf = (values: Values): string => JSON.stringify(valueAt(values, asked) ?? []);

function askedInWords(kept: string): string {
  const list: { verb: keyof typeof verbNames; words: string }[] = JSON.parse(kept);
  return list.length === 0 ? 'None' : list.map(({ verb, words }) => `${verbNames[verb]} ${words}`).join('\n');
}

/** Each answer of an item on both sides. */
export function sidesOf(mine: Values, item: AgendaItem): Side[] {
  const theirs = valuesOf(item);
  return [
    ...texts.map(([name, label]) => ({ name, label, mine: textAt(mine, name), theirs: textAt(theirs, name) })),
    { name: asked, label: 'Recommendations', mine: askedOf(mine), theirs: askedOf(theirs), show: askedInWords },
  ];
}

/** What was chosen, as the values of the item. Without a report on either side there is none. */
export function chosenValues(chosen: Values, { mine, theirs }: { mine: Values; theirs: AgendaItem }): Values {
  const said = (name: string): string => String(chosen[name] ?? '');
  const none = (mine.report ?? null) === null && theirs.report === null;
  const recommendations: unknown = JSON.parse(said(asked) === '' ? '[]' : said(asked));
  const report = {
    ...emptyReport(said('report.title')),
    ...{ from: said('report.from'), purpose: said('report.purpose'), body: said('report.body'), recommendations },
  };
  return { title: said('title'), minutes: said('minutes'), ...(none ? {} : { report }) };
}
