import type { Party } from '#shared/plans/party.ts';
import { understandAs, understoodInWords } from '#shared/plans/understand-as.ts';
import type { Column } from '#shared/vocabulary.ts';
import { BoardSaid } from '../../board-comments/board-said.tsx';
import { RowLinks } from '../links/row-links.tsx';
import { partiesInWords } from '../party-names.ts';
import { type Branch, cellText, namesIn, type PlanNode, type PlanRow } from '../plan-tree.ts';
import { IndicatorReading } from '../row/indicator-reading.tsx';
import type { StripContext } from './action-strip.tsx';

export interface PlanContext extends StripContext {
  party: (party: Party) => string;
  /** Of the plan’s shape, without what only an earlier layout had. */
  columns: Column[];
}

interface CellProps {
  column: Column;
  row: PlanRow;
  context: PlanContext;
}

/** One cell of the plan as it is printed: the words, and the names chosen beside them. */
export function PlanCell({ column, row, context }: CellProps) {
  const cell = row.upper.get(column.level);
  if (cell !== undefined) {
    const spans = cell.rows === 1 && row.action === null ? 1 : cell.rows * 2;
    return (
      // biome-ignore lint/a11y/noRedundantRoles: see the table
      <td className="pb-plan__cell pb-plan__cell--upper" rowSpan={spans} role="cell" data-heading={column.heading}>
        {column.shows === 'title' && <span className="pb-plan__number">{cell.branch.number}</span>}
        <Words column={column} node={cell.branch.node} context={context} />
        {column.shows === 'title' && (
          <RowLinks plan={context.plan} authority={context.authority} node={cell.branch.node.id} />
        )}
        {column.shows === 'title' && <SaidOf node={cell.branch.node} context={context} />}
      </td>
    );
  }
  if (row.levels.has(column.level)) return null;
  if (row.action?.node.level !== column.level) {
    return (
      // biome-ignore lint/a11y/noRedundantRoles: see the table
      <td className="pb-plan__cell pb-plan__cell--none" role="cell" data-heading={column.heading}>
        {column.shows === 'title' && <span className="pb-muted">No action yet</span>}
      </td>
    );
  }
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see the table
    <td className={classOf(column)} role="cell" data-heading={column.heading}>
      {column.shows === 'title' && <span className="pb-plan__number">{row.action.number}</span>}
      <Words column={column} node={row.action.node} context={context} blank={blankOf(column, row.action)} />
      {column.shows === 'title' && <SaidOf node={row.action.node} context={context} />}
    </td>
  );
}

const classOf = ({ type }: Column): string => (type === 'money' ? 'pb-plan__cell pb-plan__money' : 'pb-plan__cell');

function blankOf(column: Column, { node }: Branch): string {
  if (column.shows !== 'update') return 'Left blank';
  if (node.latest === null) return 'No update yet';
  return column.key === 'next' ? 'No next step given' : 'Nothing given';
}

/** What boards said of the row since the last report, beside its words. */
export function SaidOf({ node, context }: { node: Pick<PlanNode, 'id'>; context: PlanContext }) {
  const { plan, authority, party } = context;
  const comments = plan.boardComments.filter((comment) => comment.node === node.id);
  return <BoardSaid comments={comments} authority={authority} boards={(board) => party({ kind: 'board', board })} />;
}

interface WordsProps {
  column: Column;
  node: PlanNode;
  context: PlanContext;
  blank?: string;
}

function Words({ column, node, context, blank = 'Left blank' }: WordsProps) {
  const text = cellText(column, node);
  const named = namesIn(column, node);
  if (text.trim() === '' && named.length === 0) return <span className="pb-muted">{blank}</span>;
  return (
    <>
      {text.trim() !== '' && <div className="pb-words pb-plan__words">{text}</div>}
      {named.length > 0 && <p className="pb-plan__names">{partiesInWords(named, context.party)}</p>}
      {column.type === 'cadence' && <HowOften words={text} />}
      {column.type === 'indicator' && <IndicatorReading authority={context.authority} words={text} />}
    </>
  );
}

/** What the words are understood as, where that says more than they do. */
function HowOften({ words }: { words: string }) {
  const understood = understoodInWords(understandAs('cadence', words));
  if (understood === null || understood === words.trim().toLowerCase()) return null;
  return <p className="pb-understood">Understood as: {understood}</p>;
}
