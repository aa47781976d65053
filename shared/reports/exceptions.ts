import { documentOf } from './about.ts';
import { cell, column, type ReportBlock, type ReportDocument } from './document.ts';
import { actionsOf, isOverdueIn, type ReportSource, reportedStatus, type SourceRow } from './source.ts';
import { standingCell, updateInWords, whoAnswers } from './standing.ts';
import { inTotal } from './words.ts';

export type Exception = { heading: string; none: string; rows: SourceRow[] };

/** What needs attention, by why: each status marked as a concern, what is past its date, and what was not reported. */
export function exceptionsOf(source: ReportSource): Exception[] {
  const actions = actionsOf(source);
  const worst = source.shape.statuses.filter(({ concern }) => concern).toReversed();
  const overdue = actions.filter((row) => isOverdueIn(source, row));
  return [
    ...worst.map(({ key, label }) => ({
      heading: label,
      none: `No action is reported as “${label}”.`,
      rows: actions.filter((row) => reportedStatus(source.shape, row)?.key === key),
    })),
    { heading: 'Overdue', none: 'No open action is past its date.', rows: overdue },
    {
      heading: source.period === null ? 'No update' : 'No update this cycle',
      none: 'Every open action was reported.',
      rows: actions.filter(({ standing }) => standing === 'no-update'),
    },
  ];
}

export function exceptionReport(source: ReportSource): ReportDocument {
  const found = exceptionsOf(source);
  const actions = actionsOf(source);
  const named = new Set(found.flatMap(({ rows }) => rows.map(({ node }) => node.id)));
  const blocks: ReportBlock[] = [
    {
      kind: 'paragraph',
      words: `${inTotal(named.size, 'action needs', 'actions need')} attention, of ${inTotal(actions.length, 'action')} in the plan. An action stands under every heading that is true of it.`,
    },
    ...found.flatMap((exception) => section(source, exception)),
  ];
  return documentOf(source, { name: 'Exception report', blocks });
}

function section(source: ReportSource, { heading, none, rows }: Exception): ReportBlock[] {
  const title: ReportBlock = { kind: 'heading', level: 2, words: `${heading} (${rows.length})` };
  if (rows.length === 0) return [title, { kind: 'paragraph', words: none }];
  const byId = new Map<string, SourceRow>(source.rows.map((row) => [row.node.id, row]));
  return [
    title,
    {
      kind: 'table',
      caption: `${heading}: ${inTotal(rows.length, 'action')}`,
      columns: [
        column('Action', 28, true),
        column('Stands under', 20),
        column('Who answers', 14),
        column('How it stands', 16),
        column('Update', 26),
      ],
      rows: rows.map((row) => ({
        node: row.node.id,
        cells: [
          cell(row.node.title),
          cell(aboveOf(byId, row).join('\n')),
          cell(whoAnswers(source, row)),
          standingCell(source, row),
          cell(updateInWords(source, row)),
        ],
      })),
    },
  ];
}

/** The titles above a row, from the top down. */
function aboveOf(byId: ReadonlyMap<string, SourceRow>, { node }: SourceRow): string[] {
  const parent = node.parent === null ? undefined : byId.get(node.parent);
  return parent === undefined ? [] : [...aboveOf(byId, parent), parent.node.title];
}
