import type { Party } from '#shared/plans/party.ts';
import { totalOf } from '#shared/plans/typed-columns.ts';
import { inPounds } from '#shared/plans/understand-as.ts';
import type { Column } from '#shared/vocabulary.ts';
import { counted, shortened } from '../../ui/words.ts';
import { partiesInWords } from '../party-names.ts';
import { cellText, namesIn, type PlanNode } from '../plan-tree.ts';

interface TypedCellProps {
  column: Column;
  node: PlanNode;
  party: (party: Party) => string;
}

/** The words of a typed column on the line of its action. */
export function TypedCell({ column, node, party }: TypedCellProps) {
  const names = partiesInWords(namesIn(column, node), party);
  const words = shortened([cellText(column, node), names].filter((each) => each.trim() !== '').join('; '), 120);
  return (
    <td className={column.type === 'money' ? 'govuk-table__cell pb-plan__money' : 'govuk-table__cell'}>
      {words === '' ? <span className="pb-muted">Left blank</span> : words}
    </td>
  );
}

interface TotalsProps {
  typed: Column[];
  rows: readonly PlanNode[];
  /** How many columns stand before the typed ones. */
  before: number;
}

/** The last line, where there is money to add up: of the actions that are shown. */
export function WorkingTotals({ typed, rows, before }: TotalsProps) {
  const totals = typed.map((column) => ({ column, total: column.type === 'money' ? totalOf(column, rows) : null }));
  if (!totals.some(({ total }) => total !== null && total.counted > 0)) return null;
  return (
    <tfoot>
      <tr className="govuk-table__row">
        <th className="govuk-table__header" scope="row" colSpan={before}>
          Total of what is shown
        </th>
        {totals.map(({ column, total }) => (
          <td className="govuk-table__cell pb-plan__money" key={column.key}>
            {total !== null && total.counted > 0 && (
              <>
                <strong>{inPounds(total.pounds)}</strong>
                {total.left > 0 && <span className="pb-working__above">{counted(total.left, 'row')} not added</span>}
              </>
            )}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
