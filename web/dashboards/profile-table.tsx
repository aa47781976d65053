import type { Phase, Snapshot } from '#shared/dashboards/schema.ts';
import { judgementNames, judgementsInOrder, phaseNames } from '#shared/dashboards/words.ts';
import type { Measure } from './profile-drawing.ts';

interface ProfileTableProps {
  phase: Phase;
  measure: Measure;
  snapshots: readonly Snapshot[];
}

/** Number and percentage as they were published, neither worked out again nor written in another way. */
export function ProfileTable({ phase, measure, snapshots }: ProfileTableProps) {
  const name = phaseNames[phase].toLowerCase();
  const caption =
    measure === 'schools'
      ? `Number and (%) of ${name} schools by judgement`
      : `Number and (%) of pupils attending ${name} schools by judgement`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard, links or none
    <section className="pb-scroll" aria-label={caption} tabIndex={0}>
      <table className="govuk-table govuk-table--dense pb-figures__table">
        <caption className="govuk-table__caption govuk-table__caption--s">{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <td className="govuk-table__header" />
            {snapshots.map(({ on, label }) => (
              <th className="govuk-table__header govuk-table__header--numeric" scope="col" key={on}>
                <time dateTime={on}>{label}</time>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {judgementsInOrder.map((key) => (
            <tr className="govuk-table__row" key={key}>
              <th className="govuk-table__header" scope="row">
                {judgementNames[key]}
                {key === 'requiresImprovement' && ' (*)'}
              </th>
              {snapshots.map(({ on, judgements }) => {
                const { schools, schoolsPercent, pupils, pupilsPercent } = judgements[key];
                return (
                  <td className="govuk-table__cell govuk-table__cell--numeric" key={on}>
                    {measure === 'schools' ? `${schools} (${schoolsPercent})` : `${pupils} (${pupilsPercent})`}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
