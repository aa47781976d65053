import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { PlanView } from '#shared/plans/schema.ts';
import { dayOf, inWords } from '../../ui/dates.ts';
import { SmallDate } from '../../ui/small-fields.tsx';
import { DayChoice } from './day-choice.tsx';
import type { PlanSearch } from './plan-filters.ts';

interface AsAtProps {
  plan: PlanView;
  search: PlanSearch;
  today: string;
}

/** A date with named stops: the plan as it stood then. */
export function AsAtControl({ plan, search, today }: AsAtProps) {
  const navigate = useNavigate({ from: '/$authority/plans/$plan' });
  const [asAt, setAsAt] = useState(search.asAt ?? '');
  const [known, setKnown] = useState(search.known ?? '');
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const isBefore = (day: string) => day !== '' && day < today;
    void navigate({
      resetScroll: false,
      search: ({ asAt: _asAt, known: _known, ...kept }) => ({
        ...kept,
        ...(isBefore(asAt) && { asAt }),
        ...(isBefore(known) && { known }),
      }),
    });
  };
  return (
    <form onSubmit={handleSubmit}>
      <div className="pb-as-at">
        <DayChoice
          label="Show the plan as at"
          dateLabel="Date"
          value={asAt}
          stops={plan.stops.filter(({ date }) => date < today)}
          choose={setAsAt}
          orToday
        />
        <button className="govuk-button govuk-button--secondary pb-as-at__button" type="submit">
          Show
        </button>
      </div>
      <details className="govuk-details pb-as-at__known" open={search.known !== undefined}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">As it was known on a date</span>
        </summary>
        <p className="govuk-body pb-small">
          What was recorded later, though it was true then, is left out. Leave the date empty for all that is known
          today.
        </p>
        <SmallDate label="As known on" value={known} choose={setKnown} />
      </details>
    </form>
  );
}

/** Says in words what the grey edge of the page says without. */
export function PastNotice({ asAt, knownAt }: Pick<PlanView, 'asAt' | 'knownAt'>) {
  const stood = asAt === null ? '' : ` as it stood on ${inWords(asAt)}`;
  const known = knownAt === null ? '' : ` as it was known on ${inWords(dayOf(knownAt))}`;
  return (
    <div className="pb-past" role="status">
      <p className="pb-past__words">
        <strong>This is the past.</strong> The plan
        {[stood, known].filter((words) => words !== '').join(',')}. Nothing can be changed here.
      </p>
      <Link
        className="govuk-link pb-no-print"
        from="/$authority/plans/$plan"
        to="."
        search={({ asAt: _asAt, known: _known, ...kept }: PlanSearch): PlanSearch => kept}
      >
        Back to today
      </Link>
    </div>
  );
}
