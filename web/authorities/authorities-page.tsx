import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import type { MyAudience } from '#shared/audiences/schema.ts';
import { lastDayToRead } from '#shared/authorities/standing.ts';
import type { MySeat } from '#shared/people/schema.ts';
import { inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { counted, listed } from '../ui/words.ts';
import { compartmentNames, roleNames } from './names.ts';
import { addressOf, homeQuery, useMe } from './place.ts';

const route = getRouteApi('/authorities');

/** A page of its own, one card each: which authority one works in is chosen, never guessed. */
export function AuthoritiesPage() {
  const me = useMe();
  const { from } = route.useSearch();
  const [only, second] = me.data?.items ?? [];
  const [audience, another] = me.data?.audiences ?? [];
  // Who has signed in just now and has one authority need not choose.
  if (from === 'sign-in' && only !== undefined && second === undefined && audience === undefined) {
    return <Navigate to="/$authority" params={{ authority: only.authority }} replace />;
  }
  if (from === 'sign-in' && only === undefined && audience !== undefined && another === undefined) {
    return <Navigate to="/audiences/$kind/$id" params={addressOf(audience)} replace />;
  }
  if (from === 'sign-in' && me.data?.platform === true && only === undefined && audience === undefined) {
    return <Navigate to="/platform" replace />;
  }
  return (
    <Page
      title="Your authorities"
      heading={
        me.data !== undefined && only === undefined && audience !== undefined
          ? 'What would you like to open?'
          : 'Which authority are you working for?'
      }
    >
      <Loaded query={me} waiting={<GreyCards />}>
        {({ items, audiences }) =>
          items.length + audiences.length === 0 ? (
            <NoAuthority />
          ) : (
            <>
              <ul className="pb-cards">
                {items.map((seat) => (
                  <AuthorityCard key={seat.authority} seat={seat} />
                ))}
                {audiences.map((each) => (
                  <AudienceCard key={each.audience} audience={each} />
                ))}
              </ul>
              {items.length > 1 && (
                <p className="govuk-body">
                  <Link className="govuk-link" to="/work">
                    My work: what waits for you in all of them, in one list
                  </Link>
                </p>
              )}
              <p className="govuk-body">
                <Link className="govuk-link" to="/accept">
                  Enter the code of an invitation
                </Link>
              </p>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function NoAuthority() {
  return (
    <EmptyState
      title="You have no authority here yet"
      next={
        <Link className="govuk-button" to="/accept">
          Enter the code of your invitation
        </Link>
      }
    >
      Your authorities will be listed here. An administrator of an authority invites you with a code that is good for
      one person, once.
    </EmptyState>
  );
}

function AuthorityCard({ seat }: { seat: MySeat }) {
  const card = useRef<HTMLLIElement>(null);
  const { name, accent } = seat;
  useLayoutEffect(() => card.current?.style.setProperty('--card-accent', accent), [accent]);
  const cleared = seat.clearance.map((compartment) => compartmentNames[compartment]);
  return (
    <li className="pb-card" ref={card}>
      <h2 className="pb-card__title">
        <Link
          className="govuk-link govuk-link--no-visited-state pb-card__link"
          to="/$authority"
          params={{ authority: seat.authority }}
        >
          {name}
        </Link>
      </h2>
      <p className="pb-card__line">
        {roleNames[seat.role]}
        {cleared.length > 0 && <span className="pb-muted"> · cleared for {listed(cleared).toLowerCase()}</span>}
      </p>
      {seat.standing === 'live' ? <WhatWaits authority={seat.authority} /> : <Suspended seat={seat} />}
    </li>
  );
}

const shownTo: Record<MyAudience['kind'], string> = {
  partnership: 'what councils share with this partnership',
  board: 'what the council shows to members of this board',
  school: 'what the council issues to this school',
  public: 'what councils publish',
};

/** Not an authority: what authorities show to those who are members. */
function AudienceCard({ audience }: { audience: MyAudience }) {
  return (
    <li className="pb-card pb-card--audience">
      <h2 className="pb-card__title">
        <Link
          className="govuk-link govuk-link--no-visited-state pb-card__link"
          to="/audiences/$kind/$id"
          params={addressOf(audience)}
        >
          {audience.name}
        </Link>
      </h2>
      <p className="pb-card__line">
        {audience.kind === 'school' ? 'Head or governor' : 'Member'}
        <span className="pb-muted"> · {shownTo[audience.kind]}</span>
      </p>
    </li>
  );
}

function Suspended({ seat: { standing, suspended } }: { seat: MySeat }) {
  if (suspended === null) return null;
  return (
    <p className="pb-card__line pb-warm">
      {standing === 'closed'
        ? `Closed since ${inWords(suspended.closesOn)}. Nothing is lost`
        : `Suspended: can be read until ${inWords(lastDayToRead(suspended))}`}
    </p>
  );
}

function WhatWaits({ authority }: { authority: string }) {
  const { data, isError } = useQuery(homeQuery(authority));
  if (isError) return <p className="pb-card__line pb-muted">What waits for you: not available</p>;
  if (data === undefined) return <GreyLines lines={1} />;
  const overdue = data.waiting.filter(({ state }) => state === 'overdue').length;
  if (data.waiting.length === 0) return <p className="pb-card__line pb-muted">Nothing waits for you</p>;
  return (
    <p className="pb-card__line">
      {counted(data.waiting.length, 'action')} of yours {data.waiting.length === 1 ? 'is' : 'are'} open
      {overdue > 0 && <span className="pb-warm">, {overdue} overdue</span>}
    </p>
  );
}

function GreyCards() {
  return (
    <div className="pb-cards">
      {['first', 'second'].map((card) => (
        <div className="pb-card" key={card}>
          <GreyLines lines={3} />
        </div>
      ))}
    </div>
  );
}
