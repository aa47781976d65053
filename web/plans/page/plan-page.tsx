import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { current } from '#shared/plans/current.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { treeOf } from '#shared/plans/tree.ts';
import { homeQuery, useNames } from '../../authorities/place.ts';
import { inWords, today } from '../../ui/dates.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { GreyTable, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { counted } from '../../ui/words.ts';
import { DownloadAs } from '../../work/download-as.tsx';
import { PlanLinks } from '../links/row-links.tsx';
import { planQuery } from '../plan-data.ts';
import { isPast, momentIn, momentQuery } from '../plan-moment.ts';
import { type PlanNode, pruned } from '../plan-tree.ts';
import { PlanTable } from '../reading/plan-table.tsx';
import { WorkingView } from '../working/working-view.tsx';
import { AsAtControl, PastNotice } from './as-at-control.tsx';
import { PlanButtons } from './plan-buttons.tsx';
import { FilterBar, StatusFilters } from './plan-filter-bar.tsx';
import { type Fix, isFiltered, type PlanSearch, type PlanViewName } from './plan-filters.ts';
import { HealthList } from './plan-health.tsx';
import { type Beside, matcherOf, ownedByLeavers } from './plan-matches.ts';
import { PlanPrintFooter } from './plan-print-footer.tsx';
import { PlanViews } from './plan-views.tsx';
import { SavedViews } from './saved-views.tsx';

const TimelineTable = lazy(() =>
  import('../timeline/plan-timeline-table.tsx').then((module) => ({ default: module.TimelineTable })),
);
const MendingTable = lazy(() =>
  import('../working/mending-table.tsx').then((module) => ({ default: module.MendingTable })),
);
const PlanBoard = lazy(() => import('../board/plan-board.tsx').then((module) => ({ default: module.PlanBoard })));
const PlanArrange = lazy(() =>
  import('../arrange/plan-arrange.tsx').then((module) => ({ default: module.PlanArrange })),
);
const route = getRouteApi('/$authority/plans/$plan');

export function PlanPage() {
  const place = route.useParams();
  const { authority } = place;
  const search = route.useSearch();
  const plan = useQuery(planQuery(place, momentIn(search)));
  // While another date is fetched the page stays as it was: what is of today never stands under the words of the past.
  const seen = plan.data ?? { asAt: search.asAt ?? null, knownAt: momentQuery(search).knownAt ?? null };
  return (
    <Page
      title="Plan"
      heading={plan.data?.title ?? 'Plan'}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority" params={{ authority }} key="home">
          Home
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={{ authority }} key="plans">
          Plans
        </Link>,
      ]}
      buttons={plan.data && <PlanButtons plan={plan.data} authority={authority} />}
      past={isPast(seen)}
      wide
    >
      {isPast(seen) && <PastNotice {...seen} />}
      <Loaded query={plan} waiting={<GreyTable rows={8} columns={5} />}>
        {(data) => <PlanContent plan={data} authority={authority} search={search} />}
      </Loaded>
    </Page>
  );
}

interface ContentProps {
  plan: PlanView;
  authority: string;
  search: PlanSearch;
}

function PlanContent({ plan, authority, search }: ContentProps) {
  const home = useQuery(homeQuery(authority));
  const now = home.data?.today ?? today();
  const day = plan.asAt ?? now;
  const left = useMemo(
    () => new Set<string>(home.data?.people.filter((person) => person.left).map(({ id }) => id)),
    [home.data?.people],
  );
  const matches = useMemo(() => matcherOf(plan, search, { today: day, left }), [plan, search, day, left]);
  const found = plan.nodes.filter(matches).length;
  const view = search.view === 'arrange' && !plan.can.addNode ? 'reading' : (search.view ?? 'reading');
  if (plan.nodes.length === 0) return <NoRows plan={plan} authority={authority} />;
  return (
    <>
      <p className="pb-plan-facts">
        {plan.heldBy !== null && `Plan of ${plan.heldBy} · `}Agreed {inWords(plan.agreedOn)} ·{' '}
        {counted(plan.health.actions, 'action')} · as at {inWords(day)}
      </p>
      <PresentCycle plan={plan} authority={authority} />
      {plan.purpose !== '' && <p className="govuk-body pb-words pb-text">{plan.purpose}</p>}
      <PlanLinks plan={plan} authority={authority} />
      <div className="pb-plan-tools pb-no-print">
        {view !== 'arrange' && <PlanTools {...{ plan, authority, search, left }} today={now} />}
        {!isPast(plan) && <SavedViews key={plan.id} plan={plan.id} {...{ authority, search }} />}
        <PlanViews canArrange={plan.can.addNode} />
        <p className="pb-found" role="status">
          {isFiltered(search) &&
            view !== 'arrange' &&
            `${counted(found, search.fix === 'empty' ? 'row' : 'action')} shown of ${plan.health.actions}`}
        </p>
      </div>
      {found === 0 && view !== 'arrange' ? (
        <NothingFound />
      ) : (
        <PlanRows {...{ plan, authority, view, matches }} fix={search.fix} today={day} />
      )}
      <PlanPrintFooter plan={plan} asAt={day} />
    </>
  );
}

/** The cycle by which the statuses below are read. */
function PresentCycle({ plan, authority }: Omit<ContentProps, 'search'>) {
  const [present] = plan.cycles;
  if (present === undefined) return null;
  return (
    <p className="govuk-body">
      Statuses are those of{' '}
      <Link
        className="govuk-link"
        to="/$authority/plans/$plan/cycles/$cycle"
        params={{ authority, plan: plan.id, cycle: present.id }}
      >
        {present.name}
      </Link>
      , {present.locked === null ? `open, due ${inWords(present.dueOn)}` : `locked ${inWords(present.locked.on)}`}.
    </p>
  );
}

function PlanTools({ plan, authority, search, left, today: now }: ContentProps & Beside) {
  const names = useNames(authority);
  return (
    <>
      <StatusFilters plan={plan} health={plan.health} search={search} />
      <HealthList health={plan.health} left={ownedByLeavers(plan, left)} search={search} />
      <div className="pb-plan-tools__row">
        <FilterBar plan={plan} search={search} names={names} />
        <AsAtControl key={`${search.asAt} ${search.known}`} plan={plan} search={search} today={now} />
        <DownloadAs
          authority={authority}
          draft={(format) => ({ kind: 'plan', plan: plan.id, format, asAt: plan.asAt, knownAt: plan.knownAt })}
        />
      </div>
    </>
  );
}

interface RowsProps {
  plan: PlanView;
  authority: string;
  view: PlanViewName;
  matches: (node: PlanNode) => boolean;
  fix: Fix | undefined;
  today: string;
}

function PlanRows({ view, matches, fix, ...props }: RowsProps) {
  const names = useNames(props.authority);
  const tree = useMemo(() => treeOf(props.plan.nodes), [props.plan.nodes]);
  const shown = useMemo(() => pruned(tree, matches), [tree, matches]);
  if (view === 'working' && fix !== undefined) {
    return (
      <Suspense fallback={<ViewWaiting />}>
        <MendingTable {...props} fix={fix} matches={matches} names={names} />
      </Suspense>
    );
  }
  if (view === 'working') return <WorkingView {...props} matches={matches} names={names} />;
  if (view === 'reading') return <PlanTable {...props} tree={shown} names={names} />;
  return (
    <Suspense fallback={<ViewWaiting />}>
      {view === 'timeline' && <TimelineTable {...props} matches={matches} names={names} />}
      {view === 'board' && <PlanBoard {...props} matches={matches} names={names} />}
      {view === 'arrange' && <PlanArrange plan={props.plan} authority={props.authority} tree={tree} />}
    </Suspense>
  );
}

function ViewWaiting() {
  return (
    <div aria-busy="true">
      <GreyTable rows={8} columns={1} />
    </div>
  );
}

function NoRows({ plan, authority }: { plan: PlanView; authority: string }) {
  const [top] = plan.shape.levels;
  const next =
    plan.can.addNode && top !== undefined ? (
      <Link
        className="govuk-button"
        to="/$authority/plans/$plan/rows/new"
        params={{ authority, plan: plan.id }}
        search={{ level: top.key }}
      >
        Add the first {top.name.toLowerCase()}
      </Link>
    ) : undefined;
  return (
    <EmptyState title={!isPast(plan) ? 'Nothing is in this plan yet' : 'Nothing was in this plan then'} next={next}>
      Its {plan.shape.levels.map(({ plural }) => plural.toLowerCase()).join(', ')} will stand here in the columns{' '}
      {current(plan.shape.columns)
        .map(({ heading }) => `“${heading}”`)
        .join(', ')}
      .
    </EmptyState>
  );
}

function NothingFound() {
  return (
    <EmptyState
      title="No action fits what you asked for"
      next={
        <Link className="govuk-button govuk-button--secondary" from="/$authority/plans/$plan" search={keepingPlace}>
          Show all actions
        </Link>
      }
    >
      Other words, another status or another owner may find it.
    </EmptyState>
  );
}

function keepingPlace({ view, ...kept }: PlanSearch): PlanSearch {
  return { ...(view === undefined ? {} : { view }), ...momentIn(kept) };
}
