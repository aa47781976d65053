import type { PlanShape } from '#shared/vocabulary.ts';
import { listed } from '../ui/words.ts';

/** The layouts of the authority’s plans, as they are. */
export function ShapesSection({ shapes }: { shapes: PlanShape[] }) {
  return (
    <section className="pb-section" aria-labelledby="shapes">
      <h2 className="govuk-heading-m" id="shapes">
        Plan layouts
      </h2>
      <p className="govuk-body pb-text">
        Each plan keeps the layout it was made with. These are offered when a plan is added or brought in from a file.
      </p>
      {shapes.map((shape) => (
        <details className="govuk-details" key={shape.key}>
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">{shape.name}</span>
          </summary>
          <div className="govuk-details__text">
            <p className="govuk-body">Levels: {listed(shape.levels.map(({ plural }) => plural.toLowerCase()))}.</p>
            <p className="govuk-body">Columns: {listed(shape.columns.map(({ heading }) => `“${heading}”`))}.</p>
            <p className="govuk-body">Statuses: {listed(shape.statuses.map(({ label }) => `“${label}”`))}.</p>
          </div>
        </details>
      ))}
    </section>
  );
}
