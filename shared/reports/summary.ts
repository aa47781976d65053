import { inWords } from '../calendar.ts';
import { documentOf } from './about.ts';
import { cell, column, type ReportBlock, type ReportDocument, type ReportTable } from './document.ts';
import { actionsOf, isOverdueIn, type ReportSource, reportedStatus, statusesTold } from './source.ts';
import { markOf, withoutStatus } from './standing.ts';
import { bestToWorst, type Travelled, travelInWords, travelOf, travels } from './travel.ts';
import { inTotal, listed } from './words.ts';

/** What fits on one page: the rest is counted. */
const mostNamed = 3;
const mostLetters = 70;

export type StatusCount = { label: string; status: ReturnType<typeof markOf>; now: number; before: number | null };

/** How many actions stand under each status, and under why they have none; every action is counted once. */
export function statusCounts(source: ReportSource, earlier: ReportSource | null): StatusCount[] {
  const under = (from: ReportSource | null, matches: (label: string, key: string | null) => boolean) =>
    from === null
      ? null
      : actionsOf(from).filter((row) => {
          const status = reportedStatus(from.shape, row);
          return status === null ? matches(withoutStatus(from, row), null) : matches(status.label, status.key);
        }).length;
  const now = (matches: Parameters<typeof under>[1]) => under(source, matches) ?? 0;
  const statuses = statusesTold(source).map((status) => {
    const isIt = (_: string, key: string | null) => key === status.key;
    return { label: status.label, status: markOf(status), now: now(isIt), before: under(earlier, isIt) };
  });
  const none = ['No update this cycle', 'No update yet', 'No status given'].map((label) => {
    const isIt = (words: string, key: string | null) => key === null && words === label;
    return { label, status: null, now: now(isIt), before: under(earlier, isIt) };
  });
  return [...statuses, ...none.filter((each) => each.now > 0 || (each.before ?? 0) > 0)];
}

/** One page for those who have one minute: counts, and which way the actions went since the report before. */
export function summary(source: ReportSource, earlier: ReportSource | null): ReportDocument {
  const actions = actionsOf(source);
  const overdue = actions.filter((row) => isOverdueIn(source, row)).length;
  const counts = statusCounts(source, earlier);
  const said = counts.filter(({ now }) => now > 0).map(({ label, now }) => `${now} ${label.toLowerCase()}`);
  const blocks: ReportBlock[] = [
    {
      kind: 'paragraph',
      words: `${inTotal(actions.length, 'action')}: ${said.length === 0 ? 'none to count' : listed(said)}. ${inTotal(overdue, 'action is', 'actions are')} past the date agreed.`,
    },
    countsTable(source, earlier, counts),
    { kind: 'heading', level: 2, words: 'Direction of travel' },
    ...(earlier === null ? [noEarlier] : direction(source, earlier)),
  ];
  return documentOf(source, { name: 'Summary', blocks, orientation: 'portrait' });
}

const noEarlier: ReportBlock = {
  kind: 'paragraph',
  words: 'No earlier report of this plan is locked, so there is nothing to compare with.',
};

function countsTable(source: ReportSource, earlier: ReportSource | null, counts: readonly StatusCount[]): ReportTable {
  const total = {
    label: 'All actions',
    status: null,
    now: actionsOf(source).length,
    before: earlier && actionsOf(earlier).length,
  };
  const compared = earlier === null ? [] : [column(earlier.moment, 20), column('Change', 30)];
  return {
    kind: 'table',
    caption:
      earlier === null
        ? `Actions by status, ${source.moment}`
        : `Actions by status, ${source.moment} beside ${earlier.moment}`,
    columns: [column('Status', 30, true), column(source.moment, 20), ...compared],
    rows: [...counts, total].map(({ label, status, now, before }) => ({
      node: null,
      cells: [
        cell(label, status),
        cell(String(now)),
        ...(before === null ? [] : [cell(String(before)), cell(changeInWords(now - before))]),
      ],
    })),
  };
}

export function changeInWords(change: number): string {
  if (change === 0) return 'No change';
  return change > 0 ? `Up by ${change}` : `Down by ${-change}`;
}

function direction(source: ReportSource, earlier: ReportSource): ReportBlock[] {
  const went = travelOf(source, earlier);
  const order = bestToWorst(source.shape).map(({ label }) => label);
  const kinds = travels.filter((travel) => went.some((each) => each.travel === travel));
  return [
    {
      kind: 'paragraph',
      words: `Each action’s status is compared with its status in ${earlier.moment}, locked ${inWords(earlier.reportOn)}. From best to worst: ${order.join(', ')}.`,
    },
    {
      kind: 'table',
      caption: `Which way actions went since ${earlier.moment}`,
      columns: [column('Direction', 40, true), column('Actions', 20)],
      rows: kinds.map((travel) => ({
        node: null,
        cells: [cell(travelInWords[travel]), cell(String(went.filter((each) => each.travel === travel).length))],
      })),
    },
    ...named(source, earlier, went, 'worse'),
    ...named(source, earlier, went, 'closed'),
  ];
}

function named(
  now: ReportSource,
  before: ReportSource,
  went: readonly Travelled[],
  travel: 'worse' | 'closed',
): ReportBlock[] {
  const found = went.filter((each) => each.travel === travel);
  if (found.length === 0) return [];
  const label = (source: ReportSource, row: Travelled['row'] | null) =>
    row === null ? '' : (reportedStatus(source.shape, row)?.label ?? withoutStatus(source, row));
  const items = found
    .slice(0, mostNamed)
    .map((each) => `${shortened(each.row.node.title)}: from ${label(before, each.before)} to ${label(now, each.row)}`);
  const more = found.length - items.length;
  return [
    { kind: 'heading', level: 3, words: travelInWords[travel] },
    { kind: 'list', items: [...items, ...(more > 0 ? [`and ${more} more`] : [])] },
  ];
}

function shortened(title: string): string {
  return title.length <= mostLetters
    ? title
    : `${title
        .slice(0, mostLetters - 1)
        .toWellFormed()
        .trimEnd()}…`;
}
