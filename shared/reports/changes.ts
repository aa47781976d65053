import { inWords } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import type { PersonId } from '../ids.ts';
import { withSteps } from '../milestones/in-columns.ts';
import { type ComparedPlan, differs, planDifference, type RowDifference } from '../plans/difference.ts';
import type { Status } from '../vocabulary.ts';
import { definitionsOf, documentOf } from './about.ts';
import { cell, column, type ReportBlock, type ReportDocument, type ReportFact } from './document.ts';
import { type Names, type ReportSource, stepsOf } from './source.ts';
import { inTotal } from './words.ts';

/** One of the two moments that are compared. */
export type Compared = ComparedPlan & { words: string };

export type Comparison = {
  authority: string;
  plan: { title: string; agreedOn: LocalDate };
  before: Compared;
  after: Compared;
  reportOn: LocalDate;
  facts: ReportFact[];
  names: Names;
};

/** What changed between two locked cycles: as each was frozen, whatever became of the plan since. */
export function changesBetween(before: ReportSource, after: ReportSource): ReportDocument {
  const { authority, plan, reportOn, dataOn, locked, names } = after;
  const compared = (source: ReportSource): Compared => ({
    ...withSteps({ shape: source.shape, nodes: source.rows.map(({ node }) => node) }, stepsOf(source)),
    words: `${source.moment}, locked ${inWords(source.reportOn)}`,
  });
  const facts = [
    { label: 'Date of the data', words: `${inWords(before.dataOn)} and ${inWords(dataOn)}` },
    ...(locked === null ? [] : [{ label: 'Locked', words: `${inWords(locked.on)} by ${locked.by}` }]),
  ];
  return changeReport({ authority, plan, before: compared(before), after: compared(after), reportOn, facts, names });
}

/** The first report of a plan has nothing that it could have changed from. */
export const nothingBefore = (source: ReportSource): ReportDocument =>
  documentOf(source, {
    name: 'Changes',
    blocks: [
      { kind: 'paragraph', words: 'No earlier report of this plan is locked, so there is nothing to compare with.' },
    ],
  });

/** Row by row what was added, removed, changed or moved between two moments of a plan. */
export function changeReport(comparison: Comparison): ReportDocument {
  const { authority, plan, before, after, reportOn, names } = comparison;
  const rows = planDifference(before, after, { nameOf: (id: PersonId) => names.person(id) }).filter(differs);
  const facts: ReportFact[] = [
    { label: 'Authority', words: authority },
    { label: 'Plan', words: `${plan.title}, agreed ${inWords(plan.agreedOn)}` },
    { label: 'Period covered', words: `From ${before.words} to ${after.words}` },
    ...comparison.facts,
    { label: 'Date of the report', words: inWords(reportOn) },
  ];
  return {
    title: plan.title,
    subtitle: `Changes from ${before.words} to ${after.words}`,
    ...{ authority, orientation: 'landscape' },
    dated: reportOn,
    footer: `${authority} – ${plan.title} – Changes. Report of ${inWords(reportOn)}.`,
    facts,
    blocks: [...changeBlocks(rows), ...definitionsOf(statusesIn(after))],
  };
}

/** The statuses that are offered, and those of an earlier layout that an action still has. */
function statusesIn({ shape, nodes }: Compared): Status[] {
  const given = new Set(nodes.map(({ latest }) => latest?.status));
  return shape.statuses.filter(({ key, retired }) => !retired || given.has(key));
}

const kinds = [
  { change: 'added', heading: 'Added to the plan' },
  { change: 'removed', heading: 'Removed from the plan' },
  { change: 'changed', heading: 'Changed' },
  { change: 'same', heading: 'Moved to another place, and otherwise as it was' },
] as const;

function changeBlocks(rows: readonly RowDifference[]): ReportBlock[] {
  if (rows.length === 0) return [{ kind: 'paragraph', words: 'Nothing changed between the two.' }];
  const count = (change: RowDifference['change']) => rows.filter((row) => row.change === change).length;
  const moved = rows.filter((row) => row.moved !== null).length;
  return [
    {
      kind: 'paragraph',
      words: `${inTotal(count('added'), 'row')} added, ${inTotal(count('removed'), 'row').toLowerCase()} removed, ${inTotal(count('changed'), 'row').toLowerCase()} changed, ${inTotal(moved, 'row').toLowerCase()} moved.`,
    },
    ...kinds.flatMap(({ change, heading }) =>
      section(
        heading,
        rows.filter((row) => row.change === change),
      ),
    ),
  ];
}

function section(heading: string, rows: readonly RowDifference[]): ReportBlock[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 2, words: `${heading} (${rows.length})` },
    {
      kind: 'table',
      caption: `${heading}: ${inTotal(rows.length, 'row')}`,
      columns: [column('Row', 30, true), column('What', 14), column('Before', 28), column('After', 28)],
      rows: rows.flatMap(linesOf),
    },
  ];
}

/** A line for each thing that differs; the row’s own cell goes over all of them. */
function linesOf(row: RowDifference) {
  const place = ({ under, place: at }: { under: string | null; place: number }) =>
    under === null ? `Number ${at} at the top` : `Number ${at} under “${under}”`;
  const moved =
    row.moved === null ? [] : [{ heading: 'Place', before: place(row.moved.from), after: place(row.moved.to) }];
  const named = row.change === 'added' || row.change === 'removed';
  const titled = row.fields.filter(
    ({ field, after, before }) => !named || (field !== 'level' && (after || before) !== row.title),
  );
  const lines = [...titled, ...moved];
  const shown = lines.length === 0 ? [{ heading: 'The row', before: '', after: '' }] : lines;
  return shown.map(({ heading, before, after }, index) => ({
    node: row.id,
    cells: [
      { words: `${row.level}: ${row.title}`, span: index === 0 ? shown.length : 0, status: null },
      cell(heading),
      cell(before === '' ? noneBefore(row) : before),
      cell(after === '' ? noneAfter(row) : after),
    ],
  }));
}

const noneBefore = ({ change }: RowDifference) => (change === 'added' ? 'Not in the plan' : 'Left blank');
const noneAfter = ({ change }: RowDifference) => (change === 'removed' ? 'Not in the plan' : 'Left blank');
