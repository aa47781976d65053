import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PlanView } from '#shared/plans/schema.ts';
import type { PlanPlace } from '../api/plans.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { planQuery } from './plan-data.ts';

interface OnePlanPageProps {
  /** What is done here; it may follow from the plan once that is known. */
  title: string | ((plan: PlanView | undefined) => string);
  heading?: string;
  place: PlanPlace;
  children: (plan: PlanView) => ReactNode;
}

/** A page on which something is done about a plan, with the way back to it. */
export function OnePlanPage({ title, heading, place, children }: OnePlanPageProps) {
  const plan = useQuery(planQuery(place));
  const named = typeof title === 'string' ? title : title(plan.data);
  return (
    <Page
      title={named}
      heading={heading ?? named}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={place} key="plans">
          Plans
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans/$plan" params={place} key="plan">
          {plan.data?.title ?? 'Plan'}
        </Link>,
      ]}
    >
      <Loaded query={plan} waiting={<GreyLines lines={8} />}>
        {children}
      </Loaded>
    </Page>
  );
}
