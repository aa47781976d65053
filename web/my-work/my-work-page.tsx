import { queryOptions, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { MyWork, MyWorkItem } from '#shared/authorities/my-work.ts';
import { waitsForOwner } from '#shared/cycles/asked.ts';
import { api } from '../api.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { listed } from '../ui/words.ts';
import { MyWorkFilter } from './my-work-filter.tsx';
import { type Group, groupsOf } from './my-work-groups.ts';
import { MyWorkItemLine } from './my-work-item.tsx';

const route = getRouteApi('/work');

const myWorkQuery = queryOptions({
  queryKey: ['me', 'work'],
  queryFn: ({ signal }) => api.myWork(signal),
  // An update just recorded in one of the authorities shows at once on coming back.
  staleTime: 0,
});

/** What waits and what is coming in every authority, side by side; every item says whose it is. */
export function MyWorkPage() {
  const work = useQuery(myWorkQuery);
  return (
    <Page title="My work" caption="In all your authorities">
      <Loaded query={work} waiting={<GreyLines lines={8} />}>
        {(data) => (
          <>
            <Failed work={data} retry={() => void work.refetch()} />
            <WorkShown work={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Failed({ work, retry }: { work: MyWork; retry: () => void }) {
  const failed = work.authorities.filter(({ state }) => state === 'failed');
  return (
    <div role="status">
      {failed.length > 0 && (
        <div className="govuk-inset-text">
          <p className="govuk-body">
            What waits for you in {listed(failed.map(({ name }) => name))} could not be read just now, so it is missing
            from this list.
          </p>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={retry}>
            Try again
          </button>
        </div>
      )}
    </div>
  );
}

function WorkShown({ work }: { work: MyWork }) {
  const search = route.useSearch();
  if (work.authorities.length === 0) return <NoAuthority />;
  const groups = groupsOf(work, search);
  return (
    <>
      <MyWorkFilter work={work} search={search} />
      {work.items.some((item) => item.kind === 'action' && waitsForOwner(item.ask)) && (
        <p className="govuk-body">
          <Link className="govuk-link" to="/updates">
            All updates that are asked of you
          </Link>
        </p>
      )}
      {groups.length === 0 && <NothingWaits work={work} authority={search.authority} />}
      {groups.map((group) => (
        <GroupShown key={group.key} group={group} today={work.today} />
      ))}
    </>
  );
}

function GroupShown({ group, today }: { group: Group; today: string }) {
  return (
    <section className="pb-section" aria-labelledby={`group-${group.key}`}>
      <h2 className="govuk-heading-m" id={`group-${group.key}`}>
        {group.title}
      </h2>
      <ul className="pb-waiting">
        {group.items.map((item) => (
          <MyWorkItemLine key={keyOf(item)} item={item} today={today} />
        ))}
      </ul>
    </section>
  );
}

function keyOf(item: MyWorkItem): string {
  if (item.kind === 'mention') return item.comment;
  return item.kind === 'action' ? item.node : item.id;
}

function NothingWaits({ work, authority }: { work: MyWork; authority: string | undefined }) {
  const one = work.authorities.find(({ id }) => id === authority);
  const where = one === undefined ? 'in any of your authorities' : `in ${one.name}`;
  return (
    <EmptyState
      title={`Nothing waits for you ${where}`}
      next={
        <Link className="govuk-link" to="/authorities">
          Go to your authorities
        </Link>
      }
    >
      Actions you own and meetings that are coming are listed here, each with the authority it belongs to.
    </EmptyState>
  );
}

function NoAuthority() {
  return (
    <EmptyState
      title="You have no authority here yet"
      next={
        <p className="govuk-body">
          <Link className="govuk-link" to="/accept">
            Enter the code of your invitation
          </Link>
        </p>
      }
    >
      What waits for you in your authorities will be listed here.
    </EmptyState>
  );
}
