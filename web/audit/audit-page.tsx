import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Entry } from '#shared/plans/schema.ts';
import { api } from '../api.ts';
import { homeQuery, useNames } from '../authorities/place.ts';
import { differenceInWords, differencesOf, verbInWords } from '../plans/entry-words.ts';
import { instantInWords, inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyTable } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Trouble } from '../ui/trouble.tsx';

const route = getRouteApi('/$authority/audit');

/** Who changed what and when, from the log that is written with each change. */
export function AuditPage() {
  const { authority } = route.useParams();
  const search = route.useSearch();
  const home = useQuery(homeQuery(authority));
  const subject = search.subject ?? home.data?.plans[0]?.id ?? 'settings';
  return (
    <Page title="Audit">
      <p className="govuk-body pb-text">
        Every change is written down in the moment it is made: who made it, when, and what stood before. Nothing here can be
        changed or removed.
      </p>
      <SubjectChoice authority={authority} subject={subject} />
      {home.data !== undefined && <Log authority={authority} subject={subject} />}
      {home.data === undefined && !home.isError && <GreyTable rows={6} columns={2} />}
      {home.isError && <Trouble error={home.error} retry={() => void home.refetch()} />}
    </Page>
  );
}

function SubjectChoice({ authority, subject }: { authority: string; subject: string }) {
  const home = useQuery(homeQuery(authority));
  const navigate = useNavigate({ from: '/$authority/audit' });
  const subjects = [
    ...(home.data?.plans ?? []).map(({ id, title }) => ({ value: id as string, label: title })),
    ...(home.data?.can.administer ? [{ value: 'people', label: 'People' }] : []),
    { value: 'settings', label: 'Settings' },
  ];
  return (
    <div className="govuk-form-group">
      <label className="govuk-label govuk-label--s" htmlFor="subject">
        Changes of
      </label>
      <select
        className="govuk-select pb-wide-select"
        id="subject"
        value={subject}
        onChange={(event) => void navigate({ search: { subject: event.target.value } })}
      >
        {subjects.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Log({ authority, subject }: { authority: string; subject: string }) {
  const log = useInfiniteQuery({
    queryKey: [authority, 'audit', subject],
    queryFn: ({ pageParam }) => api.audit(authority, subject, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (log.isError && log.data === undefined) return <Trouble error={log.error} retry={() => void log.refetch()} />;
  if (log.data === undefined) return <GreyTable rows={6} columns={2} />;
  const entries = log.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) {
    return <EmptyState title="No changes yet">The first change will stand here as soon as it is made.</EmptyState>;
  }
  return (
    <>
      <ol className="pb-list-plain pb-audit">
        {entries.map((entry) => (
          <AuditEntry key={entry.id} entry={entry} authority={authority} />
        ))}
      </ol>
      {log.hasNextPage && (
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          {log.isFetchingNextPage ? 'Loading earlier changes…' : 'Show earlier changes'}
        </button>
      )}
    </>
  );
}

const shownAtOnce = 6;

function AuditEntry({ entry, authority }: { entry: Entry; authority: string }) {
  const names = useNames(authority);
  const differences = differencesOf(entry, { shape: null, person: names });
  const rest = differences.length - shownAtOnce;
  return (
    <li className="pb-audit__entry">
      <h2 className="pb-audit__what">
        {names(entry.by)} {verbInWords(entry.verb)}
      </h2>
      <p className="pb-waiting__line">
        <time dateTime={entry.recordedAt}>{instantInWords(entry.recordedAt)}</time>, true from {inWords(entry.effectiveOn)}
        {entry.undoes !== null && ' · undoes an earlier change'}
      </p>
      {entry.why !== null && entry.why !== '' && <p className="govuk-body pb-small">Why: {entry.why}</p>}
      {differences.length > 0 && (
        <ul className="govuk-list pb-small pb-differences">
          {differences.slice(0, shownAtOnce).map((difference, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several rows may change the same answer
            <li key={place}>{differenceInWords(difference)}</li>
          ))}
          {rest > 0 && <li>and {rest} more</li>}
        </ul>
      )}
    </li>
  );
}
