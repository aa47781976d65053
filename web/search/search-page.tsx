import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { SearchQuery, SearchResults } from '#shared/search/schema.ts';
import { isLongEnough } from '#shared/search/words.ts';
import { api } from '../api.ts';
import { usePlace } from '../authorities/place.ts';
import { inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { counted } from '../ui/words.ts';
import { FoundItem } from './found-item.tsx';
import { kindNames, kindsToOffer } from './search-address.ts';
import { SearchForm } from './search-form.tsx';

const route = getRouteApi('/$authority/search');

const searchQuery = (authority: string, query: SearchQuery) =>
  queryOptions({
    queryKey: [authority, 'search', query.q, query.kind ?? 'all'],
    queryFn: ({ signal }) => api.search(authority, query, signal),
  });

export function SearchPage() {
  const { authority } = route.useParams();
  const { seat } = usePlace();
  const { q, kind } = route.useSearch();
  const asked = q !== undefined && isLongEnough(q) ? { q, ...(kind === undefined ? {} : { kind }) } : null;
  return (
    <Page title={asked === null ? 'Search' : `Search for “${asked.q}”`} heading="Search">
      <SearchForm authority={authority} name={seat?.name ?? ''} asked={q} />
      {asked !== null && <Results authority={authority} query={asked} />}
    </Page>
  );
}

interface ResultsProps {
  authority: string;
  query: SearchQuery;
}

function Results({ authority, query }: ResultsProps) {
  const results = useQuery(searchQuery(authority, query));
  return (
    <>
      {/* There before it has anything to say, so that it is heard. */}
      <p className={results.data?.count === 0 ? 'govuk-visually-hidden' : 'pb-found__count'} role="status">
        {results.data !== undefined && countInWords(results.data, query)}
      </p>
      <Loaded query={results} waiting={<GreyLines lines={8} />}>
        {(found) => (
          <>
            <KindFilter authority={authority} query={query} found={found} />
            {found.items.length === 0 ? (
              <NothingFound authority={authority} query={query} found={found} />
            ) : (
              <FoundList found={found} />
            )}
            <LeftOut found={found} />
          </>
        )}
      </Loaded>
    </>
  );
}

function FoundList({ found }: { found: SearchResults }) {
  return (
    <section aria-labelledby="found">
      <h2 className="govuk-visually-hidden" id="found">
        Results
      </h2>
      <ol className="pb-found-list">
        {found.items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of one search never changes its order
          <FoundItem key={place} found={item} />
        ))}
      </ol>
    </section>
  );
}

function countInWords({ count, items, cut }: SearchResults, { q, kind }: SearchQuery): string {
  const among = kind === undefined ? '' : ` among ${kindNames[kind].many.toLowerCase()}`;
  const found = `${counted(count, 'result')} for “${q}”${among}.`;
  return cut ? `${found} The best ${items.length} are shown: add a word to find fewer.` : found;
}

const currentIf = (isCurrent: boolean) => ({
  className: isCurrent ? 'pb-views__link pb-views__link--current' : 'pb-views__link',
  'aria-current': isCurrent ? ('true' as const) : undefined,
});

/** Which kind of thing is shown; the address says so. */
function KindFilter({ authority, query, found }: ResultsProps & { found: SearchResults }) {
  const { q, kind: shown } = query;
  const all = Object.values(found.counts).reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  return (
    <nav className="pb-views pb-no-print" aria-label="Kinds of results">
      <ul className="pb-views__list">
        <li>
          <Link
            to="/$authority/search"
            params={{ authority }}
            search={{ q }}
            resetScroll={false}
            {...currentIf(shown === undefined)}
          >
            All ({all})
          </Link>
        </li>
        {kindsToOffer(found.counts, shown).map((kind) => (
          <li key={kind}>
            <Link
              to="/$authority/search"
              params={{ authority }}
              search={{ q, kind }}
              resetScroll={false}
              {...currentIf(kind === shown)}
            >
              {kindNames[kind].many} ({found.counts[kind]})
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function NothingFound({ authority, query: { q, kind }, found }: ResultsProps & { found: SearchResults }) {
  const elsewhere = Object.values(found.counts).some((count) => count > 0);
  const among = kind === undefined ? '' : ` among ${kindNames[kind].many.toLowerCase()}`;
  return (
    <EmptyState
      title={`Nothing found for “${q}”${among}`}
      next={
        elsewhere && (
          <Link className="govuk-link" to="/$authority/search" params={{ authority }} search={{ q }}>
            Show what was found elsewhere
          </Link>
        )
      }
    >
      <p>Check the spelling, or try fewer words: every word must be found in the same place.</p>
      <p>The beginning of a word is enough: “attend” finds “attendance”.</p>
    </EmptyState>
  );
}

function LeftOut({ found: { agendasSince } }: { found: SearchResults }) {
  return (
    <p className="govuk-body pb-small pb-muted pb-found__left-out">
      Not searched: updates before the latest, what was removed, restricted matter and uploaded files
      {agendasSince !== null && `, and the agendas of meetings before ${inWords(agendasSince)}`}.
    </p>
  );
}
