import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { SharedPage } from '#shared/audiences/pages.ts';
import { api } from '../api.ts';
import { isGone } from '../problems.ts';
import { PageAsIssued } from '../schools/page-as-issued.tsx';
import { inWords, today } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { PrintFooter } from '../ui/print-footer.tsx';
import { NotFoundPage } from '../ui/trouble.tsx';
import { audienceQuery } from './audience-data.ts';
import { SuspendedNotice } from './suspended-notice.tsx';

const route = getRouteApi('/audiences/school/$urn');

const pagesQuery = (urn: string) =>
  queryOptions({
    queryKey: ['audience', 'school', urn, 'pages'],
    queryFn: ({ signal }) => api.sharedPages(urn, signal),
    // What is withdrawn is gone from an open page too, as soon as from one that is opened.
    refetchInterval: 10_000,
  });

/** What the head and the governors of a school read: its page as it was issued last, and the issues before it. */
export function SchoolAudiencePage() {
  const { urn } = route.useParams();
  const home = useQuery(audienceQuery({ kind: 'school', id: urn }));
  const pages = useQuery(pagesQuery(urn));
  if (isGone(home.error)) return <NotFoundPage />;
  const name = home.data?.name ?? 'School';
  return (
    <Page
      title={name}
      heading={name}
      caption="Issued to the head and the governors"
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/authorities" key="authorities">
          What you can open
        </Link>,
      ]}
    >
      {home.data?.until && <p className="govuk-body">You can read this until {inWords(home.data.until)}.</p>}
      <Loaded query={pages} waiting={<GreyLines lines={8} />}>
        {({ items }) => <Issues items={items} urn={urn} />}
      </Loaded>
    </Page>
  );
}

function Issues({ items, urn }: { items: readonly SharedPage[]; urn: string }) {
  const { issue } = route.useSearch();
  const [newest] = items;
  if (newest === undefined) {
    return (
      <EmptyState title="Nothing is issued at the moment">
        The council issues your school’s page here, usually once a term. You will find it here from that day on.
      </EmptyState>
    );
  }
  const read = issue === undefined ? newest : items.find((each) => each.issue === issue);
  return (
    <>
      {read === undefined ? (
        <p className="govuk-body">
          This issue is no longer shown. <Newest urn={urn} newest={newest} />
        </p>
      ) : (
        <OneIssue shared={read} newest={newest} urn={urn} />
      )}
      <Earlier items={items.filter((each) => each !== newest)} urn={urn} />
    </>
  );
}

function Newest({ urn, newest }: { urn: string; newest: SharedPage }) {
  return (
    <Link className="govuk-link" to="/audiences/school/$urn" params={{ urn }}>
      Read the latest: {newest.page.label}
    </Link>
  );
}

function OneIssue({ shared, newest, urn }: { shared: SharedPage; newest: SharedPage; urn: string }) {
  const { authority, page, until } = shared;
  const issued = `${page.label}, issued on ${inWords(page.on)} by ${authority.name}`;
  return (
    <article className="pb-reading" aria-label={page.label}>
      <SuspendedNotice owners={[authority]} />
      {shared !== newest && (
        <p className="govuk-body pb-no-print">
          <strong>This is an earlier issue.</strong> <Newest urn={urn} newest={newest} />
        </p>
      )}
      <p className="pb-waiting__line">
        {issued} · for the head and the governors alone · shown until {inWords(until)}
      </p>
      <PageAsIssued page={page} />
      <button className="govuk-button govuk-button--secondary pb-no-print" type="button" onClick={() => window.print()}>
        Print this page
      </button>
      <PrintFooter words={`${page.name} · ${issued} · printed on ${inWords(today())}`} />
    </article>
  );
}

function Earlier({ items, urn }: { items: readonly SharedPage[]; urn: string }) {
  if (items.length === 0) return null;
  return (
    <section className="pb-section pb-no-print" aria-labelledby="earlier">
      <h2 className="govuk-heading-m" id="earlier">
        Earlier issues
      </h2>
      <ul className="pb-waiting">
        {items.map(({ issue, page }) => (
          <li className="pb-plan-line" key={issue}>
            <Link className="govuk-link" to="/audiences/school/$urn" params={{ urn }} search={{ issue }}>
              {page.label}
            </Link>
            <p className="pb-waiting__line">Issued on {inWords(page.on)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
