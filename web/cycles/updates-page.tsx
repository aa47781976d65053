import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lastReported } from '#shared/cycles/freshness.ts';
import type { AskLine, MyAsks, MyUpdates } from '#shared/cycles/views.ts';
import { AuthorityName } from '../my-work/authority-mark.tsx';
import { dueInWords, inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { counted, listed, shortened } from '../ui/words.ts';
import { myUpdatesInQuery, myUpdatesQuery } from './cycle-data.ts';
import { AskTag } from './cycle-words.tsx';

const route = getRouteApi('/$authority/updates');

/** What is asked of me here, plan by plan. */
export function UpdatesPage() {
  const { authority } = route.useParams();
  const updates = useQuery(myUpdatesInQuery(authority));
  return (
    <Page title="My updates">
      <Updates query={updates} severally={false} />
    </Page>
  );
}

/** What is asked of me in every authority, side by side; every plan says whose it is. */
export function AllUpdatesPage() {
  const updates = useQuery(myUpdatesQuery);
  return (
    <Page title="My updates" caption="In all your authorities">
      <Updates query={updates} severally />
    </Page>
  );
}

function Updates({ query, severally }: { query: UseQueryResult<MyUpdates>; severally: boolean }) {
  return (
    <Loaded query={query} waiting={<GreyLines lines={8} />}>
      {(data) => (
        <>
          <Failed updates={data} retry={() => void query.refetch()} />
          {data.items.length === 0 ? (
            <EmptyState title="No update is asked of you">
              When a cycle is open on a plan where an action is yours, it stands here with a form for each.
            </EmptyState>
          ) : (
            data.items.map((item) => (
              <PlanPart key={`${item.authority.id} ${item.cycle.id}`} {...{ item, severally }} today={data.today} />
            ))
          )}
        </>
      )}
    </Loaded>
  );
}

function Failed({ updates, retry }: { updates: MyUpdates; retry: () => void }) {
  const failed = updates.authorities.filter(({ state }) => state === 'failed');
  return (
    <div role="status">
      {failed.length > 0 && (
        <div className="govuk-inset-text">
          <p className="govuk-body">
            What is asked of you in {listed(failed.map(({ name }) => name))} could not be read just now.
          </p>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={retry}>
            Try again
          </button>
        </div>
      )}
    </div>
  );
}

interface PlanProps {
  item: MyAsks;
  severally: boolean;
  today: string;
}

const waits = ({ state }: AskLine): boolean => state === 'asked' || state === 'returned';

function PlanPart({ item, severally, today }: PlanProps) {
  const { authority, plan, cycle, asks } = item;
  const waiting = asks.filter(waits).length;
  const id = `plan-${authority.id}-${cycle.id}`;
  return (
    <section className="pb-section" aria-labelledby={id}>
      {severally && <AuthorityName authority={authority} />}
      <h2 className="govuk-heading-m pb-asks__plan" id={id}>
        {plan.title}: {cycle.name}
      </h2>
      <p className="pb-waiting__line">
        <span className={cycle.dueOn < today && waiting > 0 ? 'pb-warm' : undefined}>
          Answers due {inWords(cycle.dueOn)}, {dueInWords(cycle.dueOn, today)}
        </span>{' '}
        · {waiting === 0 ? 'all answered' : `${counted(waiting, 'update')} to give`}
      </p>
      {cycle.instructions !== '' && <div className="govuk-inset-text pb-words">{cycle.instructions}</div>}
      <ul className="pb-waiting">
        {[...asks.filter(waits), ...asks.filter((ask) => !waits(ask))].map((ask) => (
          <MyAsk key={ask.node} ask={ask} item={item} />
        ))}
      </ul>
    </section>
  );
}

function MyAsk({ ask, item }: { ask: AskLine; item: MyAsks }) {
  const { authority, plan, cycle, cycles } = item;
  const { latest } = ask.action;
  const earlier = latest !== null && latest.cycle !== cycle.id ? latest : null;
  const before = lastReported(plan.shape, earlier, cycles);
  const params = { authority: authority.id, plan: plan.id, cycle: cycle.id, node: ask.node };
  return (
    <li className="pb-waiting__item">
      <div className="pb-waiting__words">
        <p className="pb-asks__tag">
          <AskTag state={ask.state} />
        </p>
        <Link
          className="govuk-link"
          to="/$authority/plans/$plan/actions/$node"
          params={{ authority: authority.id, plan: plan.id, node: ask.node }}
        >
          {shortened(ask.action.title, 160)}
        </Link>
        <p className="pb-waiting__line">
          {before === null ? 'No update yet' : `Last reported: ${before}`}
          {ask.returned !== null && ask.state === 'returned' && ` · Returned: ${ask.returned.reason}`}
        </p>
      </div>
      {ask.can.answer && (
        <Link
          className={waits(ask) ? 'govuk-button' : 'govuk-button govuk-button--secondary'}
          to="/$authority/plans/$plan/cycles/$cycle/asks/$node"
          params={params}
        >
          {ask.answer === null ? 'Answer' : 'Change the answer'}
          <span className="govuk-visually-hidden"> for {shortened(ask.action.title)}</span>
        </Link>
      )}
    </li>
  );
}
