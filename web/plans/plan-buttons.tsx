import { Link } from '@tanstack/react-router';
import type { PlanView } from '#shared/plans/schema.ts';
import { isPast } from './plan-moment.ts';

const button = 'govuk-button govuk-button--secondary';

/** What is done with a plan as a whole. */
export function PlanButtons({ plan, authority }: { plan: PlanView; authority: string }) {
  const params = { authority, plan: plan.id };
  const { change } = plan.can;
  return (
    <>
      {change && (
        <>
          <Link className={button} to="/$authority/plans/$plan/change" params={params}>
            Change title and purpose
          </Link>
          <Link className={button} to="/$authority/plans/$plan/share" params={params}>
            Share a part
          </Link>
        </>
      )}
      {!isPast(plan) && (plan.cycles.length > 0 || plan.can.openCycle) && (
        <Link className={button} to="/$authority/plans/$plan/cycles" params={params}>
          Update cycles
        </Link>
      )}
      {change && (
        <>
          <Link className={button} to="/$authority/consultations/new" params={{ authority }} search={{ plan: plan.id }}>
            Consult on it
          </Link>
          <Link className={button} to="/$authority/plans/$plan/copy" params={params}>
            Copy for another year
          </Link>
        </>
      )}
      <button className={button} type="button" onClick={() => window.print()}>
        Print
      </button>
      {change && (
        <Link className={button} to="/$authority/imports/new" params={{ authority }} search={{ into: plan.id }}>
          Bring in a changed file
        </Link>
      )}
      <Link className={button} to="/$authority/plans/$plan/difference" params={params}>
        What changed
      </Link>
    </>
  );
}
