import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe, useSession } from '../authorities/place.ts';
import { type Ended, readEnded, signIn } from '../session.ts';
import { idleMinutes } from '../session-timers.ts';
import { Page } from '../ui/page.tsx';

const route = getRouteApi('/');

function Ending({ ended }: { ended: Ended }) {
  const words =
    ended.why === 'idle'
      ? `You were signed out because nothing happened for ${idleMinutes} minutes. What you had typed is kept in this tab.`
      : 'You have signed out.';
  return (
    <div className="govuk-inset-text" role="status">
      {words}
    </div>
  );
}

function SignIn({ returnTo }: { returnTo: string }) {
  const [state, setState] = useState<'ready' | 'going' | 'trouble'>('ready');
  const handlePress = (): void => {
    setState('going');
    signIn(returnTo).catch(() => setState('trouble'));
  };
  return (
    <>
      {state === 'trouble' && (
        <p className="govuk-error-message" role="alert">
          The sign-in cannot be reached. Check your connection, then try again.
        </p>
      )}
      <button
        className="govuk-button pb-landing__button"
        type="button"
        aria-disabled={state === 'going'}
        onClick={handlePress}
      >
        {state === 'going' ? 'Going to the sign-in…' : 'Sign in'}
      </button>
    </>
  );
}

function WaysIn() {
  const { data } = useMe();
  return (
    <div className="govuk-button-group">
      <Link className="govuk-button" to="/authorities">
        Go to your authorities
      </Link>
      {data !== undefined && data.items.length > 1 && (
        <Link className="govuk-link" to="/work">
          My work in all of them
        </Link>
      )}
    </div>
  );
}

export function LandingPage() {
  const session = useSession();
  const { trouble } = route.useSearch();
  const [ended] = useState(readEnded);
  const returnTo = ended?.why === 'idle' || ended?.why === 'expired' ? ended.returnTo : '/authorities?from=sign-in';
  return (
    <Page title="Placeboard" heading="Action plans that stay agreed, and are reported as they go">
      <div className="pb-text">
        {ended !== null && session === 'signed-out' && <Ending ended={ended} />}
        {trouble !== undefined && (
          <div className="govuk-inset-text" role="alert">
            You could not be signed in. Try again; if it happens again, ask an administrator of your authority.
          </div>
        )}
        <p className="govuk-body-l">
          For officers of education authorities and the boards they report to. What was agreed stays as it was agreed;
          what was delivered, and what comes next, is added to it, report by report.
        </p>
        {session === 'signed-in' ? <WaysIn /> : <SignIn returnTo={returnTo} />}
        <WhatItDoes />
      </div>
    </Page>
  );
}

function WhatItDoes() {
  return (
    <>
      <h2 className="govuk-heading-m">What you can do here</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>bring in an action plan as it stands in Word, and get the committee’s appendix out again</li>
        <li>record progress on the actions you own</li>
        <li>see a plan as it stood on any date, and who changed what since</li>
      </ul>
      <h2 className="govuk-heading-m">If you have an invitation</h2>
      <p className="govuk-body">
        Sign in first, then{' '}
        <Link className="govuk-link" to="/accept">
          enter the code of your invitation
        </Link>
        .
      </p>
    </>
  );
}
