import type { AsFound } from '#shared/plans/schema.ts';
import type { PlanShape } from '#shared/vocabulary.ts';

/** The words as they stood in the document, kept beside what was understood of them. */
/** A key that begins with `other-` is made of a heading that names no column of the plan. */
function headingOf(shape: PlanShape, key: string): string {
  const column = shape.columns.find((each) => each.key === key)?.heading;
  const level = shape.levels.find((each) => each.key === key)?.name;
  const plain = key.replace(/^other-/, '').replaceAll('-', ' ');
  return column ?? level ?? `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}

export function AsFoundDetails({ found, shape }: { found: AsFound; shape: PlanShape }) {
  const { table, row } = found.at;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">The words as found in the file</span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">
          {found.file}, table {table}, row {row}
        </p>
        <dl className="govuk-summary-list">
          {Object.entries(found.words).map(([key, words]) => (
            <div className="govuk-summary-list__row" key={key}>
              <dt className="govuk-summary-list__key">{headingOf(shape, key)}</dt>
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
