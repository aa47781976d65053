import type { PlanShape } from '#shared/vocabulary.ts';
import { listed } from '../../ui/words.ts';
import { layoutParts, type PartAfter, partsAfter, partsLeaving } from './layout-choices.ts';

interface AfterProps {
  old: PlanShape;
  fitted: PlanShape;
}

/** What the plan has afterwards, in its order, and what it has no more. */
export function LayoutAfter({ old, fitted }: AfterProps) {
  return (
    <section className="pb-layout-after" aria-labelledby="layout-after" aria-live="polite">
      <h2 className="govuk-heading-m" id="layout-after">
        The plan afterwards
      </h2>
      <dl className="govuk-summary-list">
        {layoutParts.map(({ part, heading }) => {
          const leaving = partsLeaving(part, old, fitted);
          return (
            <div className="govuk-summary-list__row" key={part}>
              <dt className="govuk-summary-list__key">{heading}</dt>
              <dd className="govuk-summary-list__value">
                <ol className="pb-layout-after__parts">
                  {partsAfter(part, old, fitted).map((each) => (
                    <li key={each.name}>{inWords(each)}</li>
                  ))}
                </ol>
                {leaving.length > 0 && (
                  <p className="pb-layout-after__leaving">
                    Not there any more: {listed(leaving.map((name) => `“${name}”`))}
                  </p>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function inWords({ name, was }: PartAfter): string {
  if (was === null) return `${name} (new)`;
  return was === name ? name : `${name} (was “${was}”)`;
}
