import { Link } from '@tanstack/react-router';
import { closedInWords, suspendedInWords } from '#shared/authorities/standing.ts';
import type { MySeat } from '#shared/people/schema.ts';
import { Page } from '../ui/page.tsx';

/** Stands on every page of a suspended authority. */
export function SuspendedBanner({ seat: { name, suspended } }: { seat: MySeat }) {
  if (suspended === null) return null;
  return (
    <section className="pb-suspended" aria-label={`${name} is suspended`}>
      <div className="pb-width pb-width--whole">
        <strong>{name} is suspended.</strong> {suspendedInWords(suspended)}
      </div>
    </section>
  );
}

/** Takes the place of every page of an authority that is closed. */
export function ClosedPage({ seat: { name, suspended } }: { seat: MySeat }) {
  return (
    <Page title="Closed" heading={`${name} is closed`}>
      <div className="pb-text">
        {suspended !== null && <p className="govuk-body">{closedInWords(suspended)}</p>}
        <p className="govuk-body">
          Those who run Placeboard can end the suspension. Whoever agreed the service for {name} can ask them.
        </p>
        <p className="govuk-body">
          <Link className="govuk-link" to="/authorities">
            Your authorities
          </Link>
        </p>
      </div>
    </Page>
  );
}
