import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import type { MySeat } from '#shared/people/schema.ts';
import { roleNames } from '../authorities/names.ts';
import { useMe, usePlace, useSession } from '../authorities/place.ts';
import { HeaderSearch } from '../search/header-search.tsx';
import { signOut } from '../session.ts';
import { GreyLines } from './loaded.tsx';
import { useNotices } from './notices.tsx';
import { Page } from './page.tsx';
import { NotFoundPage, SessionEndedPage, Trouble } from './trouble.tsx';
import { useOnline } from './use-online.ts';

const SessionKeeper = lazy(() => import('./session-keeper.tsx').then((module) => ({ default: module.SessionKeeper })));

const SuspendedBanner = lazy(() =>
  import('../authorities/suspended.tsx').then((module) => ({ default: module.SuspendedBanner })),
);
const ClosedPage = lazy(() =>
  import('../authorities/suspended.tsx').then((module) => ({ default: module.ClosedPage })),
);

const openPaths = ['/', '/accessibility', '/cookies', '/signed-in'];

/** What stands round every page: who I am, where I am, and that never in doubt. */
export function Shell() {
  const session = useSession();
  const { seat, authority } = usePlace();
  useAccent(seat?.accent ?? null);
  useNoticesOf(authority);
  return (
    <>
      <a className="govuk-skip-link" href="#main">
        Skip to main content
      </a>
      <header className="pb-header">
        <Header seat={seat} signedIn={session === 'signed-in'} />
        {session === 'signed-in' && authority !== null && <Band seat={seat} />}
        {session === 'signed-in' && seat !== null && seat.standing !== 'closed' && <Navigation seat={seat} />}
      </header>
      <OfflineNotice />
      {session === 'signed-in' && seat?.standing === 'suspended' && (
        <Suspense fallback={null}>
          <SuspendedBanner seat={seat} />
        </Suspense>
      )}
      <PlaceAnnouncer seat={seat} />
      <Content />
      <Footer seat={seat} />
      {session === 'signed-in' && (
        <Suspense fallback={null}>
          <SessionKeeper />
        </Suspense>
      )}
    </>
  );
}

/** The accent is set as a custom property through the object model, which a strict policy lets through. */
function useAccent(accent: string | null): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    if (accent === null) style.removeProperty('--accent');
    else style.setProperty('--accent', accent);
  }, [accent]);
}

/** What has just happened in one authority, and the button that takes it back, do not follow into another. */
function useNoticesOf(authority: string | null): void {
  const tell = useNotices();
  useEffect(() => (authority === null ? undefined : () => tell(null)), [authority, tell]);
}

function Header({ seat, signedIn }: { seat: MySeat | null; signedIn: boolean }) {
  const { href } = useLocation();
  return (
    <div className="pb-header__bar">
      <div className="pb-width pb-width--whole pb-header__row">
        <Link className="pb-header__name" to={signedIn ? '/authorities' : '/'}>
          <svg className="pb-header__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path d="M3 4h26v6H3zM3 13h17v6H3zM3 22h22v6H3z" />
            <path className="pb-header__spark" d="M23 13h6v6h-6z" />
          </svg>
          Placeboard
        </Link>
        {signedIn && (
          <div className="pb-header__me pb-no-print">
            {seat !== null && seat.standing !== 'closed' && <HeaderSearch seat={seat} />}
            <PlatformLink />
            <MyWorkLink />
            {seat !== null && <MailLink authority={seat.authority} />}
            {seat !== null && <span className="pb-header__role">{roleNames[seat.role]}</span>}
            <button className="pb-header__button" type="button" onClick={() => void signOut('asked', href)}>
              Sign out
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

function PlatformLink() {
  const { data } = useMe();
  const { pathname } = useLocation();
  if (data?.platform !== true) return null;
  return (
    <Link className="pb-header__button" to="/platform" aria-current={pathname === '/platform' ? 'page' : undefined}>
      Platform
    </Link>
  );
}

/** For those who work in more than one authority; whoever works in one finds all of it at home. */
function MyWorkLink() {
  const { data } = useMe();
  const { pathname } = useLocation();
  if (data === undefined || data.items.length < 2) return null;
  return (
    <Link className="pb-header__button" to="/work" aria-current={pathname === '/work' ? 'page' : undefined}>
      My work
    </Link>
  );
}

function MailLink({ authority }: { authority: string }) {
  const { pathname } = useLocation();
  const isHere = pathname === `/${authority}/mail`;
  return (
    <Link
      className="pb-header__button"
      to="/$authority/mail"
      params={{ authority }}
      aria-current={isHere ? 'page' : undefined}
    >
      Mail
    </Link>
  );
}

function Band({ seat }: { seat: MySeat | null }) {
  const { data } = useMe();
  if (seat === null) return data === undefined ? <div className="pb-band pb-band--waiting" /> : null;
  return (
    <div className="pb-band">
      <div className="pb-width pb-width--whole pb-band__row">
        <p className="pb-band__name">{seat.name}</p>
        <Link className="pb-band__link pb-no-print" to="/authorities">
          {data !== undefined && data.items.length > 1 ? 'Change authority' : 'Your authorities'}
        </Link>
      </div>
    </div>
  );
}

function Navigation({ seat }: { seat: MySeat }) {
  const params = { authority: seat.authority };
  const { pathname } = useLocation();
  const section = pathname.split('/')[2] ?? '';
  const link = (sections: string[]) => ({
    className: sections.includes(section) ? 'pb-nav__link pb-nav__link--current' : 'pb-nav__link',
    'aria-current': sections.includes(section) ? ('true' as const) : undefined,
    params,
  });
  return (
    <nav className="pb-nav pb-no-print" aria-label="Sections">
      <ul className="pb-width pb-width--whole pb-nav__list">
        <li>
          <Link to="/$authority" {...link([''])}>
            Home
          </Link>
        </li>
        <li>
          <Link
            to="/$authority/plans"
            {...link(['plans', 'imports', 'exports', 'shares', 'strands', 'consultations', 'communications'])}
          >
            Plans
          </Link>
        </li>
        <li>
          <Link to="/$authority/boards" {...link(['boards', 'meetings'])}>
            Boards
          </Link>
        </li>
        <li>
          <Link to="/$authority/dashboard" {...link(['dashboard'])}>
            Dashboard
          </Link>
        </li>
        <li>
          <Link to="/$authority/schools" {...link(['schools'])}>
            Schools
          </Link>
        </li>
        <li>
          <Link to="/$authority/people" {...link(['people', 'settings'])}>
            People and settings
          </Link>
        </li>
        <li>
          <Link to="/$authority/audit" {...link(['audit'])}>
            Audit
          </Link>
        </li>
      </ul>
    </nav>
  );
}

function OfflineNotice() {
  const online = useOnline();
  return (
    <div role="status" className="pb-no-print">
      {!online && (
        <div className="pb-offline">
          <div className="pb-width pb-width--whole">
            <strong>You are offline.</strong> You can keep typing: it is kept in this tab, and can be sent when you are
            back.
          </div>
        </div>
      )}
    </div>
  );
}

/** Says aloud that one is in another authority now, together with the band and the title. */
function PlaceAnnouncer({ seat }: { seat: MySeat | null }) {
  const [words, setWords] = useState('');
  const name = seat?.name ?? null;
  // Said a moment after the region is there, and again on coming back from a page of no authority.
  useEffect(() => setWords(name === null ? '' : `You are in ${name}`), [name]);
  return (
    <p className="govuk-visually-hidden" role="status">
      {words}
    </p>
  );
}

function Content() {
  const session = useSession();
  const { pathname } = useLocation();
  const { authority, seat, known } = usePlace();
  const me = useMe();
  if (openPaths.includes(pathname)) return <Outlet />;
  if (session === 'starting' || session === 'leaving') return <WaitingPage title="One moment" />;
  if (session === 'signed-out') return <SessionEndedPage />;
  if (known && seat?.standing === 'closed') {
    return (
      <Suspense fallback={<WaitingPage title="One moment" />}>
        <ClosedPage seat={seat} />
      </Suspense>
    );
  }
  // Another authority is another page throughout: nothing typed or opened in one is carried into the other.
  if (authority === null || (known && seat !== null)) return <Outlet key={authority} />;
  if (known) return <NotFoundPage />;
  if (me.isError)
    return (
      <Page title="Something went wrong">
        <Trouble error={me.error} retry={() => void me.refetch()} />
      </Page>
    );
  return <WaitingPage title="One moment" />;
}

function WaitingPage({ title }: { title: string }) {
  return (
    <div className="pb-page">
      <main className="pb-width pb-main" id="main" aria-busy="true">
        <h1 className="govuk-visually-hidden">{title}</h1>
        <GreyLines className="pb-grey--heading" lines={1} />
        <GreyLines lines={5} />
      </main>
    </div>
  );
}

function Footer({ seat }: { seat: MySeat | null }) {
  return (
    <footer className="pb-footer pb-no-print">
      <div className="pb-width pb-width--whole pb-footer__row">
        <p className="pb-footer__words">{seat === null ? 'Placeboard' : `Placeboard for ${seat.name}`}</p>
        <ul className="pb-footer__links">
          <li>
            <Link className="govuk-link govuk-link--no-visited-state" to="/accessibility">
              Accessibility statement
            </Link>
          </li>
          <li>
            <Link className="govuk-link govuk-link--no-visited-state" to="/cookies">
              Cookies
            </Link>
          </li>
        </ul>
      </div>
    </footer>
  );
}
