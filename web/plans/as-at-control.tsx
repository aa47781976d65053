import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { PlanView } from '#shared/plans/schema.ts';
import { inWords } from '../ui/dates.ts';
import type { PlanSearch } from './plan-filters.ts';

interface AsAtProps {
  plan: PlanView;
  search: PlanSearch;
  today: string;
}

const now = 'now';
const other = 'other';

/** A date with named stops: the plan as it stood then. */
export function AsAtControl({ plan, search, today }: AsAtProps) {
  const navigate = useNavigate({ from: '/$authority/plans/$plan' });
  const stops = plan.stops.filter(({ date }) => date < today);
  const known = search.asAt === undefined || stops.some(({ date }) => date === search.asAt);
  const [choice, setChoice] = useState(known ? (search.asAt ?? now) : other);
  const [date, setDate] = useState(search.asAt ?? '');
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const asAt = choice === other ? date : choice;
    void navigate({
      resetScroll: false,
      search: ({ asAt: _before, ...kept }) => (asAt === now || asAt === '' || asAt >= today ? kept : { ...kept, asAt }),
    });
  };
  return (
    <form className="pb-as-at" onSubmit={handleSubmit}>
      <StopField choice={choice} stops={stops} choose={setChoice} />
      {choice === other && <OtherDateField date={date} today={today} setDate={setDate} />}
      <button className="govuk-button govuk-button--secondary pb-as-at__button" type="submit">
        Show
      </button>
    </form>
  );
}

function StopField({
  choice,
  stops,
  choose,
}: {
  choice: string;
  stops: PlanView['stops'];
  choose: (to: string) => void;
}) {
  return (
    <div className="pb-as-at__field">
      <label className="govuk-label pb-small" htmlFor="as-at">
        Show the plan as at
      </label>
      <select
        className="govuk-select pb-small"
        id="as-at"
        value={choice}
        onChange={(event) => choose(event.target.value)}
      >
        <option value={now}>Today</option>
        {stops.map((stop) => (
          <option key={`${stop.date} ${stop.label}`} value={stop.date}>
            {stop.label}
          </option>
        ))}
        <option value={other}>Another date</option>
      </select>
    </div>
  );
}

function OtherDateField({ date, today, setDate }: { date: string; today: string; setDate: (to: string) => void }) {
  return (
    <div className="pb-as-at__field">
      <label className="govuk-label pb-small" htmlFor="as-at-date">
        Date
      </label>
      <input
        className="govuk-input pb-small pb-as-at__date"
        id="as-at-date"
        type="date"
        max={today}
        value={date}
        required
        onChange={(event) => setDate(event.target.value)}
      />
    </div>
  );
}

/** Says in words what the grey edge of the page says without. */
export function PastNotice({ asAt }: { asAt: string }) {
  return (
    <div className="pb-past" role="status">
      <p className="pb-past__words">
        <strong>This is the past.</strong> The plan as it stood on {inWords(asAt)}. Nothing can be changed here.
      </p>
      <Link
        className="govuk-link pb-no-print"
        from="/$authority/plans/$plan"
        to="."
        search={({ asAt: _past, ...kept }: PlanSearch): PlanSearch => kept}
      >
        Back to today
      </Link>
    </div>
  );
}
