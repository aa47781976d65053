import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Settings } from '#shared/authorities/schema.ts';
import { current } from '#shared/plans/current.ts';
import { GreyLines } from '../ui/loaded.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import { listed } from '../ui/words.ts';
import { type Kind, type Offer, type Offers, schemeKind, shapeKind } from './offers.ts';

const OrderShapes = lazy(() => import('./order-offers.tsx').then((module) => ({ default: module.OrderShapes })));
const OrderSchemes = lazy(() => import('./order-offers.tsx').then((module) => ({ default: module.OrderSchemes })));
const route = getRouteApi('/$authority/settings');

interface OfferedProps {
  settings: Settings;
  authority: string;
}

interface SectionProps<L extends Offers> extends OfferedProps {
  kind: Kind<L>;
  heading: string;
  about?: string;
  /** What one of them is called where it is listed: for those who may, the link to where it is changed. */
  name: (offer: Offer<L>) => ReactNode;
  content: (offer: Offer<L>) => ReactNode;
  /** Where they are put in another order. */
  order: ReactNode;
  /** The button that adds one, for those who may. */
  add: ReactNode;
}

function Section<L extends Offers>(props: SectionProps<L>) {
  const { kind, heading, about, settings } = props;
  const { order } = route.useSearch();
  const ordering = order === kind.list && settings.can.change;
  return (
    <section className="pb-section" aria-labelledby={kind.list}>
      <h2 className="govuk-heading-m" id={kind.list}>
        {heading}
      </h2>
      {about !== undefined && <p className="govuk-body pb-text">{about}</p>}
      {ordering ? <Suspense fallback={<GreyLines lines={4} />}>{props.order}</Suspense> : <Listed {...props} />}
      {settings.can.change && <SectionButtons {...props} ordering={ordering} />}
    </section>
  );
}

function Listed<L extends Offers>({ kind, settings, name, content }: SectionProps<L>) {
  return (
    <ul className="pb-offers">
      {kind.offersOf(settings).map((offer) => (
        <li className="pb-offers__item" key={offer.key}>
          <h3 className="govuk-heading-s pb-offers__name">
            {name(offer)} {offer.retired && <strong className="pb-parts__tag">Retired</strong>}
          </h3>
          {content(offer)}
        </li>
      ))}
    </ul>
  );
}

function SectionButtons<L extends Offers>({
  kind,
  settings,
  authority,
  add,
  ordering,
}: SectionProps<L> & { ordering: boolean }) {
  return (
    <div className="govuk-button-group">
      {add}
      {kind.offersOf(settings).length > 1 && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/settings"
          params={{ authority }}
          search={ordering ? {} : { order: kind.list }}
          resetScroll={false}
        >
          {ordering ? 'Done' : `Put ${kind.one}s in order`}
        </Link>
      )}
    </div>
  );
}

const layoutsAbout =
  'These are offered when a plan is added or brought in from a file, the first one first. Each plan keeps the layout that it was made with, until its layout is changed.';

/** The layouts in which plans are made; for those who may, each leads to where it is changed. */
export function ShapesSection({ settings, authority }: OfferedProps) {
  const { change } = settings.can;
  return (
    <Section
      kind={shapeKind}
      order={<OrderShapes settings={settings} authority={authority} />}
      heading="Plan layouts"
      about={layoutsAbout}
      {...{ settings, authority }}
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
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/settings/layouts/new"
          params={{ authority }}
        >
          Add a layout
        </Link>
      }
    />
  );
}

/** The schemes of statuses, each status with its words and its shape. */
export function SchemesSection({ settings, authority }: OfferedProps) {
  const { change } = settings.can;
  return (
    <Section
      kind={schemeKind}
      order={<OrderSchemes settings={settings} authority={authority} />}
      heading="Status schemes"
      {...{ settings, authority }}
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
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/settings/statuses/new"
          params={{ authority }}
        >
          Add a status scheme
        </Link>
      }
    />
  );
}
