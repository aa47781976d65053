import type { AsFound } from '#shared/plans/schema.ts';
import type { PlanShape } from '#shared/vocabulary.ts';

/** The words as they stood in the document, kept beside what was understood of them. */
export function AsFoundDetails({ found, shape }: { found: AsFound; shape: PlanShape }) {
  const { table, row } = found.at;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">The words as found in the document</span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">
          {found.file}, table {table}, row {row}
        </p>
        <dl className="govuk-summary-list">
          {Object.entries(found.words).map(([key, words]) => (
            <div className="govuk-summary-list__row" key={key}>
              <dt className="govuk-summary-list__key">
                {shape.columns.find((column) => column.key === key)?.heading ??
                  shape.levels.find((level) => level.key === key)?.name ??
                  key}
              </dt>
              <dd className="govuk-summary-list__value pb-words">
                {words === '' ? <span className="pb-muted">Left blank</span> : words}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
