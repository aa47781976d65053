import { Link } from '@tanstack/react-router';
import type { PlanView } from '#shared/plans/schema.ts';
import { More } from '../../ui/more.tsx';
import { isPast } from '../plan-moment.ts';

const button = 'govuk-button govuk-button--secondary';

/** What is done with a plan as a whole: first what is wanted each term, the rest under “More”. */
export function PlanButtons({ plan, authority }: { plan: PlanView; authority: string }) {
  const params = { authority, plan: plan.id };
  return (
    <>
      {!isPast(plan) && (plan.cycles.length > 0 || plan.can.openCycle) && (
        <Link className={button} to="/$authority/plans/$plan/cycles" params={params}>
          Update cycles
        </Link>
      )}
      <Link className={button} to="/$authority/plans/$plan/difference" params={params}>
        What changed
      </Link>
      <button className={button} type="button" onClick={() => window.print()}>
        Print
      </button>
      {plan.can.change && <More label="More">{changes(authority, plan.id)}</More>}
    </>
  );
}

function changes(authority: string, plan: string) {
  const params = { authority, plan };
  return [
    <Link className="govuk-link" to="/$authority/plans/$plan/change" params={params} key="change">
      Change title and purpose
    </Link>,
    <Link className="govuk-link" to="/$authority/plans/$plan/columns" params={params} key="columns">
      Columns of this plan
    </Link>,
    <Link className="govuk-link" to="/$authority/plans/$plan/share" params={params} key="share">
      Share a part
    </Link>,
    <Link
      className="govuk-link"
      to="/$authority/consultations/new"
      params={{ authority }}
      search={{ plan }}
      key="consult"
    >
      Consult on it
    </Link>,
    <Link
      className="govuk-link"
      to="/$authority/imports/new"
      params={{ authority }}
      search={{ into: plan }}
      key="import"
    >
      Bring in a changed file
    </Link>,
    <Link className="govuk-link" to="/$authority/plans/$plan/copy" params={params} key="copy">
      Copy for another year
    </Link>,
  ];
}
