import { inWords } from '../calendar.ts';
import { whereIs } from '../evidence/named.ts';
import { withSteps } from '../milestones/in-columns.ts';
import { current } from '../plans/current.ts';
import { printedColumns } from '../plans/printed-columns.ts';
import { type PrintedCell, type PrintedNode, printedParts } from '../plans/printed-parts.ts';
import type { Column } from '../vocabulary.ts';
import { documentOf } from './about.ts';
import {
  cell,
  column,
  type ReportBlock,
  type ReportCell,
  type ReportColumn,
  type ReportDocument,
  type ReportRow,
} from './document.ts';
import { partyInWords, type ReportSource, type SourceRow, stepsOf } from './source.ts';
import { noUpdate, standingCell, updateInWords, withoutStatus } from './standing.ts';

const weights = { title: 22, field: 15, update: 26 };

/** The plan in the authority’s own columns, with how each action stands: what goes to a committee as an appendix. */
export function appendix(source: ReportSource, name = 'Appendix'): ReportDocument {
  return documentOf(source, {
    name,
    blocks: [...planBlocks(source), ...evidenceBlocks(source), ...saidBlocks(source)],
  });
}

function planBlocks(source: ReportSource): ReportBlock[] {
  const { rows, plan } = source;
  const { shape, nodes } = withSteps(
    {
      shape: { ...source.shape, columns: current(source.shape.columns) },
      nodes: rows.map((row) => printedNode(source, row)),
    },
    stepsOf(source),
  );
  const columns = printedColumns(shape);
  const ofNode = new Map<string, SourceRow>(rows.map((row) => [row.node.id, row]));
  const hasUpdates = columns.some(({ shows }) => shows === 'update');
  let about = plan.title;
  return printedParts(shape, nodes).map((part): ReportBlock => {
    if (part.kind === 'heading') {
      about = part.words;
      return { kind: 'heading', level: part.level + 1, words: part.words };
    }
    const cells = spanned(part.rows);
    const reported = part.rows.map((_, index): ReportRow => {
      const row = ofNode.get(part.nodes[index] ?? '');
      return { node: row?.node.id ?? null, cells: [...(cells[index] ?? []), ...standing(source, row, hasUpdates)] };
    });
    return {
      kind: 'table',
      caption: `${about}: what was agreed, and how it stands`,
      columns: headings(columns, hasUpdates),
      rows: reported,
    };
  });
}

/** What shows how rows were carried out: apart, as the plan’s own columns stay as they are. */
function evidenceBlocks({ rows, shape }: ReportSource): ReportBlock[] {
  const given = rows.flatMap(({ node, evidence }) => evidence.map((each) => ({ node, ...each })));
  if (given.length === 0) return [];
  return [
    { kind: 'heading', level: 2, words: 'Evidence' },
    {
      kind: 'table',
      caption: 'What was given to show how rows of this plan were carried out',
      columns: [column('Row', 32, true), column('What it shows', 28), column('Where it is', 40)],
      rows: given.map(({ node, title, on, ...where }) => ({
        node: node.id,
        cells: [cell(rowInWords(shape, node)), cell(`${title}\n${inWords(on)}`), cell(whereIs(where))],
      })),
    },
  ];
}

const rowInWords = ({ levels }: ReportSource['shape'], { level, title }: SourceRow['node']): string =>
  `${levels.find(({ key }) => key === level)?.name ?? ''}: ${title}`;

/** What boards said since the report before: apart, since it may be of any row, and the plan’s own columns stay as they are. */
function saidBlocks({ rows, names, shape }: ReportSource): ReportBlock[] {
  const said = rows.flatMap(({ node, comments }) => comments.map((comment) => ({ node, ...comment })));
  if (said.length === 0) return [];
  return [
    { kind: 'heading', level: 2, words: 'What boards said' },
    {
      kind: 'table',
      caption: 'What boards said of rows of this plan since the report before',
      columns: [column('Row', 32, true), column('Board and meeting', 20), column('What was said', 48)],
      rows: said.map(({ node, board, on, words }) => ({
        node: node.id,
        cells: [cell(rowInWords(shape, node)), cell(`${names.board(board)}\n${inWords(on)}`), cell(words)],
      })),
    },
  ];
}

/** A plan without a column for updates gets one, or what was reported would not be in its report. */
function standing(source: ReportSource, row: SourceRow | undefined, hasUpdates: boolean): ReportCell[] {
  if (row === undefined || row.standing === 'upper') return hasUpdates ? [cell('')] : [cell(''), cell('')];
  const stands = standingCell(source, row);
  return hasUpdates ? [stands] : [cell(updateInWords(source, row)), stands];
}

function headings(columns: readonly Column[], hasUpdates: boolean): ReportColumn[] {
  const named = columns.findLast(({ shows }) => shows === 'title')?.key;
  const own = columns.map(({ key, heading, shows }) => column(heading, weights[shows], key === named));
  return [...own, ...(hasUpdates ? [] : [column('Update', weights.update)]), column('How it stands', 18)];
}

function printedNode(source: ReportSource, row: SourceRow): PrintedNode {
  const { node, standing: stands, said } = row;
  const none = withoutStatus(source, row);
  const unsaid = { delivered: none === noUpdate ? noUpdate : '', next: '', effectiveOn: node.since };
  return {
    ...node,
    fields: fieldsOf(source, row),
    latest: stands === 'upper' ? null : (said ?? unsaid),
    removed: null,
  };
}

/** What stands in its columns: where a column is of those who answer, their names come after its words. */
function fieldsOf({ shape, names }: ReportSource, { node }: SourceRow): Record<string, string> {
  const own = shape.columns.flatMap(({ key, level, answers }): [string, string][] => {
    if (answers === undefined || level !== node.level) return [];
    const named = node[answers].map((party) => partyInWords(party, names)).join('; ');
    return [[key, [node.fields[key] ?? '', named].filter((words) => words.trim() !== '').join('\n')]];
  });
  return { ...node.fields, ...Object.fromEntries(own) };
}

/** Merged cells by how many rows each goes over; those it covers say the same, for formats without merging. */
function spanned(rows: readonly PrintedCell[][]): ReportCell[][] {
  const found: ReportCell[][] = rows.map(() => []);
  const width = rows[0]?.length ?? 0;
  for (let at = 0; at < width; at += 1) {
    let first: ReportCell | null = null;
    for (const [index, row] of rows.entries()) {
      const { words, merge } = row[at] ?? { words: '', merge: 'none' as const };
      if (merge === 'continue' && first !== null) {
        first.span += 1;
        found[index]?.push({ ...first, span: 0 });
        continue;
      }
      const fresh: ReportCell = cell(words);
      first = merge === 'restart' ? fresh : null;
      found[index]?.push(fresh);
    }
  }
  return found;
}
