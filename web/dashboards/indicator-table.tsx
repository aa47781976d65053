import { Fragment } from 'react';
import type { Area, IndicatorView, Value } from '#shared/dashboards/schema.ts';

const absent = {
  suppressed: 'Suppressed',
  unavailable: 'Not available',
  'not-applicable': 'Not applicable',
  low: 'Low',
};

export function IndicatorTable({ view }: { view: IndicatorView }) {
  const periods = [...new Set(view.readings.map(({ period }) => period))].sort();
  const breakAfter = (period: string) => view.breaks.find(({ after }) => after === period)?.reason;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard, links or none
    <section className="pb-scroll" aria-label={view.name} tabIndex={0}>
      <table className="govuk-table govuk-table--dense pb-figures__table">
        <caption className="govuk-table__caption govuk-table__caption--s">
          {view.name} ({view.unit})
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th className="govuk-table__header" scope="col">
              Year
            </th>
            {view.areas.map(({ key, name }) => (
              <th className="govuk-table__header govuk-table__header--numeric" scope="col" key={key}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {periods.map((period) => (
            <Fragment key={period}>
              <tr className="govuk-table__row">
                <th className="govuk-table__header" scope="row">
                  {period}
                </th>
                {view.areas.map(({ key }) => (
                  <td className="govuk-table__cell govuk-table__cell--numeric" key={key}>
                    <Cell value={valueAt(view, key, period)} />
                  </td>
                ))}
              </tr>
              {breakAfter(period) !== undefined && (
                <tr className="govuk-table__row">
                  <td className="govuk-table__cell pb-muted" colSpan={view.areas.length + 1}>
                    Break in series: {breakAfter(period)}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const valueAt = (view: IndicatorView, area: Area, period: string): Value | undefined =>
  view.readings.find((reading) => reading.area === area && reading.period === period)?.value;

function Cell({ value }: { value: Value | undefined }) {
  if (value === undefined) return <span className="pb-muted">Not held here</span>;
  if (value.kind === 'value') return value.published;
  return (
    <span className="pb-muted">
      {absent[value.kind]}: {value.reason.charAt(0).toLowerCase()}
      {value.reason.slice(1)}
    </span>
  );
}
