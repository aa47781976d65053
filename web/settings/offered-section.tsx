import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Settings } from '#shared/authorities/schema.ts';
import { current } from '#shared/plans/current.ts';
import { StatusTag } from '../ui/status-tag.tsx';
import { listed } from '../ui/words.ts';

interface OfferedProps {
  settings: Settings;
  authority: string;
}

interface OfferNameProps {
  name: string;
  retired: true | undefined;
  /** The link to where it is changed, for those who may. */
  children: ReactNode;
}

function OfferName({ name, retired, children }: OfferNameProps) {
  return (
    <h3 className="govuk-heading-s pb-offers__name">
      {children || name} {retired && <strong className="pb-parts__tag">Retired</strong>}
    </h3>
  );
}

/** The layouts in which plans are made; for those who may, each leads to where it is changed. */
export function ShapesSection({ settings, authority }: OfferedProps) {
  return (
    <section className="pb-section" aria-labelledby="shapes">
      <h2 className="govuk-heading-m" id="shapes">
        Plan layouts
      </h2>
      <p className="govuk-body pb-text">
        These are offered when a plan is added or brought in from a file, the first one first. Each plan keeps the
        layout that it was made with, until its layout is changed.
      </p>
      <ul className="pb-offers">
        {settings.shapes.map(({ key, name, levels, columns, scheme, retired }) => (
          <li className="pb-offers__item" key={key}>
            <OfferName name={name} retired={retired}>
              {settings.can.change && (
                <Link
                  className="govuk-link"
                  to="/$authority/settings/layouts/$shape"
                  params={{ authority, shape: key }}
                >
                  {name}
                </Link>
              )}
            </OfferName>
            <p className="govuk-body pb-offers__words">
              {listed(current(levels).map(({ plural }) => plural))}, in columns{' '}
              {listed(current(columns).map(({ heading }) => `“${heading}”`))}. Statuses:{' '}
              {settings.schemes.find((each) => each.key === scheme)?.name}.
            </p>
          </li>
        ))}
      </ul>
      {settings.can.change && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/settings/layouts/new"
          params={{ authority }}
        >
          Add a layout
        </Link>
      )}
    </section>
  );
}

/** The schemes of statuses, each status with its words and its shape. */
export function SchemesSection({ settings, authority }: OfferedProps) {
  return (
    <section className="pb-section" aria-labelledby="schemes">
      <h2 className="govuk-heading-m" id="schemes">
        Status schemes
      </h2>
      <ul className="pb-offers">
        {settings.schemes.map(({ key, name, statuses, retired }) => (
          <li className="pb-offers__item" key={key}>
            <OfferName name={name} retired={retired}>
              {settings.can.change && (
                <Link
                  className="govuk-link"
                  to="/$authority/settings/statuses/$scheme"
                  params={{ authority, scheme: key }}
                >
                  {name}
                </Link>
              )}
            </OfferName>
            <dl className="pb-offers__statuses">
              {current(statuses).map((status) => (
                <div key={status.key}>
                  <dt>
                    <StatusTag status={status} />
                  </dt>
                  <dd>{status.definition}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {settings.can.change && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/settings/statuses/new"
          params={{ authority }}
        >
          Add a status scheme
        </Link>
      )}
    </section>
  );
}
