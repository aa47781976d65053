import { current } from '#shared/plans/current.ts';
import type { Column, Level } from '#shared/vocabulary.ts';
import { inSentence } from '../ui/words.ts';
import { columnInWords } from './column-fields.tsx';

/** The head of the table as the plan is printed, with the levels that stand over it. */
export function LayoutPreview({ levels, columns }: { levels: readonly Level[]; columns: readonly Column[] }) {
  const printed = current(columns);
  const first = current(levels).findIndex(({ key }) => printed.some(({ level }) => level === key));
  const over = current(levels).slice(0, Math.max(0, first));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard, links or none
    <section className="pb-scroll pb-layout-preview" aria-label="How the plan is printed" tabIndex={0}>
      <h3 className="govuk-heading-s">How the plan is printed</h3>
      {over.map(({ key, name }) => (
        <p className="pb-layout-preview__over" key={key}>
          {name || 'New level'} 1
        </p>
      ))}
      <table className="govuk-table govuk-table--dense">
        <caption className="govuk-visually-hidden">How the plan is printed</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {printed.map(({ key, heading }) => (
              <th className="govuk-table__header" scope="col" key={key}>
                {heading || 'New column'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          <tr className="govuk-table__row">
            {printed.map((column) => (
              <td className="govuk-table__cell pb-muted" key={column.key}>
                {inSentence(columnInWords(column, levels))}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
