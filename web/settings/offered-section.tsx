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

interface SectionProps<T> {
  id: string;
  heading: string;
  about?: string;
  offers: readonly T[];
  /** What one of them is called where it is listed: for those who may, the link to where it is changed. */
  name: (offer: T) => ReactNode;
  content: (offer: T) => ReactNode;
  /** The button that adds one, for those who may. */
  add: ReactNode;
}

function Section<T extends { key: string; retired?: true | undefined }>(props: SectionProps<T>) {
  const { id, heading, about, offers, name, content, add } = props;
  return (
    <section className="pb-section" aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {heading}
      </h2>
      {about !== undefined && <p className="govuk-body pb-text">{about}</p>}
      <ul className="pb-offers">
        {offers.map((offer) => (
          <li className="pb-offers__item" key={offer.key}>
            <h3 className="govuk-heading-s pb-offers__name">
              {name(offer)} {offer.retired && <strong className="pb-parts__tag">Retired</strong>}
            </h3>
            {content(offer)}
          </li>
        ))}
      </ul>
      {add}
    </section>
  );
}

const layoutsAbout =
  'These are offered when a plan is added or brought in from a file, the first one first. Each plan keeps the layout that it was made with, until its layout is changed.';

/** The layouts in which plans are made; for those who may, each leads to where it is changed. */
export function ShapesSection({ settings, authority }: OfferedProps) {
  const { change } = settings.can;
  return (
    <Section
      id="shapes"
      heading="Plan layouts"
      about={layoutsAbout}
      offers={settings.shapes}
      name={({ key, name }) =>
        change ? (
          <Link className="govuk-link" to="/$authority/settings/layouts/$shape" params={{ authority, shape: key }}>
            {name}
          </Link>
        ) : (
          name
        )
      }
      content={({ levels, columns, scheme }) => (
        <p className="govuk-body pb-offers__words">
          {listed(current(levels).map(({ plural }) => plural))}, in columns{' '}
          {listed(current(columns).map(({ heading }) => `“${heading}”`))}. Statuses:{' '}
          {settings.schemes.find((each) => each.key === scheme)?.name}.
        </p>
      )}
      add={
        change && (
          <Link
            className="govuk-button govuk-button--secondary"
            to="/$authority/settings/layouts/new"
            params={{ authority }}
          >
            Add a layout
          </Link>
        )
      }
    />
  );
}

/** The schemes of statuses, each status with its words and its shape. */
export function SchemesSection({ settings, authority }: OfferedProps) {
  const { change } = settings.can;
  return (
    <Section
      id="schemes"
      heading="Status schemes"
      offers={settings.schemes}
      name={({ key, name }) =>
        change ? (
          <Link className="govuk-link" to="/$authority/settings/statuses/$scheme" params={{ authority, scheme: key }}>
            {name}
          </Link>
        ) : (
          name
        )
      }
      content={({ statuses }) => (
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
      )}
      add={
        change && (
          <Link
            className="govuk-button govuk-button--secondary"
            to="/$authority/settings/statuses/new"
            params={{ authority }}
          >
            Add a status scheme
          </Link>
        )
      }
    />
  );
}
