import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePlace } from '../authorities/place.ts';
import { inPlainWords, isGone, ServiceProblem, SignInNeeded } from '../problems.ts';
import { signIn } from '../session.ts';
import { Page } from './page.tsx';

/** The same words for what is gone and what was never here: another authority’s thing does not exist here. */
export function NotFoundWords() {
  const { seat } = usePlace();
  return (
    <div className="pb-text">
      <p className="govuk-body">There is nothing at this address, or nothing that you can see.</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>If you typed the address, check that it is right.</li>
        <li>If you followed a link, what it led to may have been removed.</li>
        <li>If you work for more than one authority, check that you are in the right one.</li>
      </ul>
      <p className="govuk-body">
        {seat === null ? (
          <Link className="govuk-link" to="/authorities">
            Choose an authority
          </Link>
        ) : (
          <Link className="govuk-link" to="/$authority" params={{ authority: seat.authority }}>
            Go to the home page of {seat.name}
          </Link>
        )}
      </p>
    </div>
  );
}

export function NotFoundPage() {
  return (
    <Page title="Page not found">
      <NotFoundWords />
    </Page>
  );
}

/** Says who could help where one may not do something; the administrators’ names are on the people page. */
export function NotAllowedWords({ children }: { children?: ReactNode }) {
  const { seat } = usePlace();
  return (
    <div className="pb-text">
      <p className="govuk-body">{children ?? 'Your role here does not let you do this.'}</p>
      {seat !== null && (
        <p className="govuk-body">
          An administrator of {seat.name} can change what you may do.{' '}
          <Link className="govuk-link" to="/$authority/people" params={{ authority: seat.authority }}>
            See who could help
          </Link>
        </p>
      )}
    </div>
  );
}

export function UnexpectedPage() {
  return (
    <Page title="Something went wrong">
      <p className="govuk-body">This page could not be shown. What you had typed is kept in this tab.</p>
      <button className="govuk-button" type="button" onClick={() => location.reload()}>
        Load the page again
      </button>
    </Page>
  );
}

export function SessionEndedPage() {
  const { href } = useLocation();
  return (
    <Page title="Your session has ended">
      <div className="pb-text">
        <p className="govuk-body">Sign in again to go on where you were. What you had typed is kept in this tab.</p>
        <button className="govuk-button" type="button" onClick={() => void signIn(href)}>
          Sign in again
        </button>
      </div>
    </Page>
  );
}

/** Takes the place of what could not be loaded. */
export function Trouble({ error, retry }: { error: unknown; retry: () => void }) {
  if (error instanceof SignInNeeded) return null;
  if (isGone(error)) return <NotFoundWords />;
  if (error instanceof ServiceProblem && error.status === 403)
    return <NotAllowedWords>{error.message}</NotAllowedWords>;
  return (
    <div className="pb-trouble" role="alert">
      <h2 className="govuk-heading-m">This could not be loaded</h2>
      <p className="govuk-body">{inPlainWords(error)}</p>
      <button className="govuk-button govuk-button--secondary" type="button" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
