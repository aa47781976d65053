import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { PlanView } from '#shared/plans/schema.ts';
import { dayOf, inWords } from '../ui/dates.ts';
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
  const isNamed = search.asAt === undefined || stops.some(({ date }) => date === search.asAt);
  const [choice, setChoice] = useState(isNamed ? (search.asAt ?? now) : other);
  const [date, setDate] = useState(search.asAt ?? '');
  const [known, setKnown] = useState(search.known ?? '');
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const asAt = choice === other ? date : choice;
    const isBefore = (day: string) => day !== now && day !== '' && day < today;
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
        <StopField choice={choice} stops={stops} choose={setChoice} />
        {choice === other && (
          <DateField id="as-at-date" label="Date" value={date} {...{ today }} choose={setDate} required />
        )}
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
        <DateField id="known-on" label="As known on" value={known} today={today} choose={setKnown} />
      </details>
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

interface DateFieldProps {
  id: string;
  label: string;
  value: string;
  today: string;
  choose: (date: string) => void;
  required?: boolean;
}

function DateField({ id, label, value, today, choose, required = false }: DateFieldProps) {
  return (
    <div className="pb-as-at__field">
      <label className="govuk-label pb-small" htmlFor={id}>
        {label}
      </label>
      <input
        className="govuk-input pb-small pb-as-at__date"
        id={id}
        type="date"
        max={today}
        value={value}
        required={required}
        onChange={(event) => choose(event.target.value)}
      />
    </div>
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
