import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { DashboardSummary } from '#shared/dashboards/schema.ts';
import { instantInWords } from '../ui/dates.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { dashboardQuery } from './dashboard-data.ts';
import { IndicatorTile } from './indicator-tile.tsx';
import { PlansTile } from './plans-tile.tsx';
import { ProfileTile } from './profile-tile.tsx';

const route = getRouteApi('/$authority/dashboard');

/** One question after another, each answered by a sentence, then shown, then given in figures. */
export function DashboardPage() {
  const { authority } = route.useParams();
  const dashboard = useQuery(dashboardQuery(authority));
  return (
    <Page title="Dashboard" wide>
      <Loaded query={dashboard} waiting={<GreyLines lines={10} />}>
        {({ summary }) =>
          summary === null ? (
            <EmptyState title="Nothing to show yet">
              Here the Ofsted profile, indicators beside those of others, and the health of all plans will stand, once
              there is a plan or a published figure.
            </EmptyState>
          ) : (
            <Tiles summary={summary} authority={authority} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Tiles({ summary, authority }: { summary: DashboardSummary; authority: string }) {
  const { by } = route.useSearch();
  return (
    <>
      <ProfileTile authority={authority} measure={by ?? 'schools'} />
      {summary.indicators.map(({ key, name, sentence }) => (
        <IndicatorTile key={key} authority={authority} indicator={key} name={name} sentence={sentence} />
      ))}
      <PlansTile authority={authority} plans={summary.plans} />
      <p className="pb-waiting__line">
        The answers on this page were last worked out on {instantInWords(summary.changedAt)}, when something they rest
        on changed.
      </p>
    </>
  );
}
