import type { RefusedRow } from '#shared/plans/refused-row.ts';
import { counted, shortened } from '../../ui/words.ts';

/** Of several actions that were to be changed, those that were not, each with its reason. */
export function RefusedRows({ refused }: { refused: readonly RefusedRow[] }) {
  return (
    <div className="govuk-inset-text" role="alert">
      <p>
        {counted(refused.length, 'action')} {refused.length === 1 ? 'stays as it is' : 'stay as they are'}:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {refused.map(({ node, title, why }) => (
          <li key={node}>
            {shortened(title, 80)}: {why}
          </li>
        ))}
      </ul>
    </div>
  );
}
