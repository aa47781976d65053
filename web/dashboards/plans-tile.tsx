import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DashboardSummary } from '#shared/dashboards/schema.ts';
import { homeQuery } from '../authorities/place.ts';
import { StatusBar } from '../home/status-bar.tsx';

/** Whether the plans are on course, all together. */
export function PlansTile({ authority, plans }: { authority: string; plans: DashboardSummary['plans'] }) {
  const home = useQuery(homeQuery(authority));
  return (
    <section className="pb-tile" aria-labelledby="plans">
      <h2 className="govuk-heading-m" id="plans">
        Are our plans on course?
      </h2>
      <p className="pb-answer">{plans.sentence}</p>
      {home.data !== undefined && plans.count > 0 && <StatusBar plan={plans} otherwise={home.data.statuses} />}
      <p className="pb-waiting__line">
        <Link className="govuk-link" to="/$authority/plans" params={{ authority }}>
          See the plans
        </Link>
      </p>
    </section>
  );
}
