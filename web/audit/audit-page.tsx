import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Entry } from '#shared/plans/schema.ts';
import { api } from '../api.ts';
import { homeQuery, useNames } from '../authorities/place.ts';
import { boardQuery, boardsQuery, meetingQuery } from '../boards/board-data.ts';
import { useBoardNames } from '../plans/party-names.ts';
import { planQuery } from '../plans/plan-data.ts';
import { differenceInWords, differencesOf, type Naming } from '../plans/row/entry-differences.ts';
import { peopleOfSeats, subjectOf, verbInWords } from '../plans/row/entry-words.ts';
import { dayOf, instantInWords, inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyTable } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { NotFoundWords, Trouble } from '../ui/trouble.tsx';

const route = getRouteApi('/$authority/audit');

/** Who changed what and when, from the log that is written with each change. */
export function AuditPage() {
  const { authority } = route.useParams();
  const search = route.useSearch();
  const home = useQuery(homeQuery(authority));
  const asked = search.subject ?? home.data?.plans[0]?.id ?? 'settings';
  const subject = subjectFrom(asked, home.data?.plans ?? []);
  return (
    <Page title="Audit">
      <p className="govuk-body pb-text">
        Every change is written down in the moment it is made: who made it, when, and what stood before. Nothing here
        can be changed or removed.
      </p>
      <SubjectChoice authority={authority} subject={asked} />
      {home.data !== undefined && subject !== null && <Log authority={authority} subject={subject} />}
      {home.data !== undefined && subject === null && <NotFoundWords />}
      {home.data === undefined && !home.isError && <GreyTable rows={6} columns={2} />}
      {home.isError && <Trouble error={home.error} retry={() => void home.refetch()} />}
    </Page>
  );
}

const wholes = ['people', 'settings', 'shares', 'communications'];
const ofBoards = /^(?:board|meeting|consultation):/;

/** What the address asks for, if it is here; of boards and meetings the service knows. */
function subjectFrom(asked: string, plans: { id: string }[]): string | null {
  if (wholes.includes(asked) || ofBoards.test(asked)) return asked;
  return plans.find(({ id }) => id === asked)?.id ?? null;
}

function SubjectChoice({ authority, subject }: { authority: string; subject: string }) {
  const home = useQuery(homeQuery(authority));
  const boards = useQuery(boardsQuery(authority));
  const navigate = useNavigate({ from: '/$authority/audit' });
  const subjects = [
    ...(home.data?.plans ?? []).map(({ id, title }) => ({ value: `${id}`, label: title })),
    ...(boards.data?.items ?? []).map(({ id, name }) => ({ value: `board:${id}`, label: name })),
    ...(subject.startsWith('meeting:') ? [{ value: subject, label: 'A meeting' }] : []),
    ...(subject.startsWith('consultation:') ? [{ value: subject, label: 'A consultation' }] : []),
    ...(home.data?.can.administer ? [{ value: 'people', label: 'People' }] : []),
    { value: 'communications', label: 'Communications plan' },
    { value: 'shares', label: 'What is shared outside' },
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
    queryFn: ({ pageParam }) =>
      subject === 'people' ? api.auditOfPeople(authority, pageParam) : api.audit(authority, subject, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const naming = useNaming(authority, subject);
  if (log.isError && log.data === undefined) return <Trouble error={log.error} retry={() => void log.refetch()} />;
  if (log.data === undefined) return <GreyTable rows={6} columns={2} />;
  const entries = log.data.pages.flatMap(({ items }) => items);
  const seats = peopleOfSeats(entries);
  if (entries.length === 0) {
    return <EmptyState title="No changes yet">The first change will stand here as soon as it is made.</EmptyState>;
  }
  return (
    <>
      <ol className="pb-list-plain pb-audit">
        {entries.map((entry) => (
          <AuditEntry key={entry.id} entry={entry} naming={naming} seats={seats} entries={entries} />
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

/** The plan’s own words for its rows and columns where a plan is looked at; the names of items and members elsewhere. */
function useNaming(authority: string, subject: string): Naming {
  const names = useNames(authority);
  const boards = useBoardNames(authority);
  const [kind, id = ''] = subject.includes(':') ? subject.split(':') : ['plan', subject];
  const isPlan = kind === 'plan' && !wholes.includes(subject);
  const plan = useQuery({ ...planQuery({ authority, plan: id }), enabled: isPlan });
  const board = useQuery({ ...boardQuery({ authority, board: id }), enabled: kind === 'board' });
  const meeting = useQuery({ ...meetingQuery({ authority, meeting: id }), enabled: kind === 'meeting' });
  const rows = new Map<string, string>([
    ...(plan.data?.nodes ?? []).map((node) => [node.id, node.title] as const),
    ...(plan.data?.cycles ?? []).map((cycle) => [cycle.id, cycle.name] as const),
    ...(board.data?.members ?? []).map((member) => [member.id, member.name] as const),
    ...(meeting.data?.items ?? []).map((item) => [item.id, item.title] as const),
  ]);
  return { shape: plan.data?.shape ?? null, person: names, board: boards, row: (row) => rows.get(row) ?? null };
}

const shownAtOnce = 6;

interface EntryProps {
  entry: Entry;
  naming: Naming;
  seats: Map<string, string>;
  entries: Entry[];
}

function AuditEntry({ entry, naming, seats, entries }: EntryProps) {
  const differences = differencesOf(entry, naming);
  const rest = differences.length - shownAtOnce;
  const undone = entries.find(({ id }) => id === entry.undoes);
  const about = subjectOf(entry, naming, seats);
  return (
    <li className="pb-audit__entry">
      <h2 className="pb-audit__what">
        {entry.by === null ? 'Placeboard' : naming.person(entry.by)} {verbInWords(entry.verb)}{' '}
        {entry.undoes === null && about}
      </h2>
      <p className="pb-waiting__line">
        <time dateTime={entry.recordedAt}>{instantInWords(entry.recordedAt)}</time>
        {dayOf(entry.recordedAt) !== entry.effectiveOn && `, true from ${inWords(entry.effectiveOn)}`}
        {entry.undoes !== null &&
          ` · of ${undone === undefined ? 'an earlier day' : instantInWords(undone.recordedAt)}${about === null ? '' : `, to ${about}`}`}
      </p>
      {entry.why !== null && entry.why !== '' && <p className="pb-audit__why">Why: {entry.why}</p>}
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
