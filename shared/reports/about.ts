import { inWords } from '../calendar.ts';
import type { Status } from '../vocabulary.ts';
import { cell, column, type ReportBlock, type ReportDocument, type ReportFact } from './document.ts';
import { type ReportSource, statusesTold } from './source.ts';
import { markOf } from './standing.ts';

/** What every report says of itself before anything else. */
export function factsOf(source: ReportSource): ReportFact[] {
  const { authority, plan, period, dataOn, reportOn, locked, known } = source;
  const facts: (ReportFact | null)[] = [
    { label: 'Authority', words: authority },
    { label: 'Plan', words: `${plan.title}, agreed ${inWords(plan.agreedOn)}` },
    {
      label: 'Period covered',
      words: period === null ? `Up to ${inWords(dataOn)}` : `${inWords(period.from)} to ${inWords(period.to)}`,
    },
    { label: 'Date of the data', words: inWords(dataOn) },
    { label: 'Date of the report', words: inWords(reportOn) },
    locked === null ? null : { label: 'Locked', words: `${inWords(locked.on)} by ${locked.by}` },
    known === null ? null : { label: 'As it was known', words: known },
  ];
  return facts.filter((fact) => fact !== null);
}

/** What the plan’s own statuses mean, at the end of every report. */
export function definitionsOf(statuses: readonly Status[]): ReportBlock[] {
  return [
    { kind: 'heading', level: 2, words: 'What the statuses mean' },
    {
      kind: 'table',
      caption: 'Statuses of this plan and what each means',
      columns: [column('Status', 20, true), column('Meaning', 80)],
      rows: statuses.map((status) => ({
        node: null,
        cells: [cell(status.label, markOf(status)), cell(status.definition)],
      })),
    },
  ];
}

type Content = { name: string; blocks: ReportBlock[]; orientation?: ReportDocument['orientation'] };

export function documentOf(source: ReportSource, { name, blocks, orientation = 'landscape' }: Content): ReportDocument {
  const { authority, plan, moment, reportOn } = source;
  return {
    title: plan.title,
    subtitle: `${name}: ${moment}`,
    ...{ authority, orientation },
    dated: reportOn,
    footer: `${authority} – ${plan.title} – ${name}: ${moment}. Report of ${inWords(reportOn)}.`,
    facts: factsOf(source),
    blocks: [...blocks, ...definitionsOf(statusesTold(source))],
  };
}
