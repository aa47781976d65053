import { Link } from '@tanstack/react-router';
import type { PlanView } from '#shared/plans/schema.ts';
import { isPast } from './plan-moment.ts';

/** What is done with a plan as a whole. */
export function PlanButtons({ plan, authority }: { plan: PlanView; authority: string }) {
  return (
    <>
      {plan.can.change && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/plans/$plan/change"
          params={{ authority, plan: plan.id }}
        >
          Change title and purpose
        </Link>
      )}
      {plan.can.change && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/plans/$plan/share"
          params={{ authority, plan: plan.id }}
        >
          Share a part
        </Link>
      )}
      {!isPast(plan) && (plan.cycles.length > 0 || plan.can.openCycle) && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/plans/$plan/cycles"
          params={{ authority, plan: plan.id }}
        >
          Update cycles
        </Link>
      )}
      {plan.can.change && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/consultations/new"
          params={{ authority }}
          search={{ plan: plan.id }}
        >
          Consult on it
        </Link>
      )}
      {plan.can.change && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/plans/$plan/copy"
          params={{ authority, plan: plan.id }}
        >
          Copy for another year
        </Link>
      )}
      <button className="govuk-button govuk-button--secondary" type="button" onClick={() => window.print()}>
        Print
      </button>
      {plan.can.change && (
        <Link
          className="govuk-button govuk-button--secondary"
          to="/$authority/imports/new"
          params={{ authority }}
          search={{ into: plan.id }}
        >
          Bring in a changed file
        </Link>
      )}
      <Link
        className="govuk-button govuk-button--secondary"
        to="/$authority/plans/$plan/difference"
        params={{ authority, plan: plan.id }}
      >
        What changed
      </Link>
    </>
  );
}
