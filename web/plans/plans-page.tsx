import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { PlanSummary } from '#shared/plans/schema.ts';
import { homeQuery } from '../authorities/place.ts';
import { attentionInWords, StatusBar } from '../home/status-bar.tsx';
import { instantInWords, inWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyTable, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { counted } from '../ui/words.ts';
import { searchOf } from './page/saved-search.ts';
import { savedViewsQuery } from './page/saved-views-data.ts';
import { plansQuery } from './plan-data.ts';

const route = getRouteApi('/$authority/plans');

export function PlansPage() {
  const { authority } = route.useParams();
  const plans = useQuery(plansQuery(authority));
  const home = useQuery(homeQuery(authority));
  return (
    <Page
      title="Plans"
      buttons={plans.data?.can.add && plans.data.items.length > 0 && <AddButtons authority={authority} />}
    >
      <Loaded query={plans} waiting={<GreyTable rows={4} columns={2} />}>
        {({ items, can }) =>
          items.length === 0 ? (
            <EmptyState
              title="No plans yet"
              next={
                can.add ? (
                  <div className="govuk-button-group">
                    <AddButtons authority={authority} />
                  </div>
                ) : undefined
              }
            >
              Action plans will be listed here. The quickest way to begin is to bring in the file that your board
              agreed.
            </EmptyState>
          ) : (
            <>
              <ul className="pb-waiting">
                {items.map((plan) => (
                  <PlanLine key={plan.id} plan={plan} authority={authority} home={home.data} />
                ))}
              </ul>
              <p className="govuk-body">
                <Link className="govuk-link" to="/$authority/strands" params={{ authority }}>
                  Strands and strategies
                </Link>
              </p>
              <p className="govuk-body">
                <Link className="govuk-link" to="/$authority/shares" params={{ authority }}>
                  What is shared outside
                </Link>
              </p>
              <p className="govuk-body">
                <Link className="govuk-link" to="/$authority/consultations" params={{ authority }}>
                  Consultations
                </Link>
              </p>
              <p className="govuk-body">
                <Link className="govuk-link" to="/$authority/communications" params={{ authority }}>
                  Communications plan
                </Link>
              </p>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

interface LineProps {
  plan: PlanSummary;
  authority: string;
  home: { statuses: Parameters<typeof StatusBar>[0]['otherwise']; shapes: { key: string; name: string }[] } | undefined;
}

function PlanLine({ plan, authority, home }: LineProps) {
  const attention = attentionInWords(plan.health);
  return (
    <li className="pb-plan-line">
      <h2 className="govuk-heading-m pb-plan-line__title">
        <Link className="govuk-link" to="/$authority/plans/$plan" params={{ authority, plan: plan.id }}>
          {plan.title}
        </Link>
      </h2>
      <p className="pb-waiting__line">
        {plan.heldBy !== null && `Plan of ${plan.heldBy} · `}
        {counted(plan.health.actions, 'action')} · Agreed {inWords(plan.agreedOn)} · Last changed{' '}
        {instantInWords(plan.changedAt)}
        {attention !== null && <span className="pb-warm"> · {attention}</span>}
      </p>
      <PlanSavedViews authority={authority} plan={plan.id} />
      {home !== undefined && <StatusBar plan={plan} otherwise={home.statuses} />}
    </li>
  );
}

/** Ways of looking at the plan that were kept under a name. */
function PlanSavedViews({ authority, plan }: { authority: string; plan: string }) {
  const { data } = useQuery(savedViewsQuery(authority));
  const views = (data?.items ?? []).filter((view) => view.plan === plan);
  if (views.length === 0) return null;
  return (
    <p className="pb-waiting__line">
      Saved views:{' '}
      {views.map((view, place) => (
        <span key={view.id}>
          {place > 0 && ', '}
          <Link
            className="govuk-link"
            to="/$authority/plans/$plan"
            params={{ authority, plan }}
            search={searchOf(view)}
          >
            {view.name}
          </Link>
        </span>
      ))}
    </p>
  );
}

function AddButtons({ authority }: { authority: string }) {
  return (
    <>
      <Link className="govuk-button" to="/$authority/imports/new" params={{ authority }}>
        Bring in a plan
      </Link>
      <Link className="govuk-button govuk-button--secondary" to="/$authority/plans/new" params={{ authority }}>
        Add an empty plan
      </Link>
    </>
  );
}
