import { current } from '#shared/plans/current.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { totalOf } from '#shared/plans/typed-columns.ts';
import { inPounds } from '#shared/plans/understand-as.ts';
import { counted } from '../../ui/words.ts';

/** What the plan’s columns of money add up to, and which rows could not be added. */
export function MoneyTotals({ plan: { shape, nodes } }: { plan: PlanView }) {
  const totals = current(shape.columns)
    .filter(({ type, shows }) => type === 'money' && shows === 'field')
    .map((column) => ({ column, total: totalOf(column, nodes) }))
    .filter(({ total }) => total.counted > 0);
  if (totals.length === 0) return null;
  return (
    <dl className="pb-totals">
      {totals.map(({ column, total }) => (
        <div key={column.key}>
          <dt>Total of “{column.heading}”</dt>
          <dd>
            <strong>{inPounds(total.pounds)}</strong> from {counted(total.counted, 'row')}
            {total.left > 0 &&
              `; ${counted(total.left, 'row')} not added, because ${total.left === 1 ? 'it does' : 'they do'} not name one sum`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
