import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import type { PlanView } from '#shared/plans/schema.ts';
import { today } from '../ui/dates.ts';
import type { Asked } from './difference-page.tsx';

interface FormProps {
  asked: Asked;
  stops: PlanView['stops'];
}

/** Two days by name or by date; for auditors also by when each was known. */
export function DifferenceForm({ asked, stops }: FormProps) {
  const navigate = useNavigate({ from: '/$authority/plans/$plan/difference' });
  const [from, setFrom] = useState(asked.from);
  const [to, setTo] = useState(asked.to ?? '');
  const [fromKnown, setFromKnown] = useState(asked.fromKnown ?? '');
  const [toKnown, setToKnown] = useState(asked.toKnown ?? '');
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const search = {
      from,
      ...(to !== '' && { to }),
      ...(fromKnown !== '' && { fromKnown }),
      ...(toKnown !== '' && { toKnown }),
    };
    void navigate({ resetScroll: false, search });
  };
  return (
    <form className="pb-no-print" onSubmit={handleSubmit}>
      <div className="pb-as-at">
        <Day label="From" value={from} stops={stops} choose={setFrom} />
        <Day label="To" value={to} stops={stops} choose={setTo} orToday />
        <button className="govuk-button govuk-button--secondary pb-as-at__button" type="submit">
          Compare
        </button>
      </div>
      <details className="govuk-details" open={fromKnown !== '' || toKnown !== ''}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">As it was known on a date</span>
        </summary>
        <p className="govuk-body pb-small pb-text">
          What was recorded later, though it was true then, is left out. Leave a date empty for all that is known today.
        </p>
        <div className="pb-as-at">
          <DateField label="The first day, as known on" value={fromKnown} choose={setFromKnown} />
          <DateField label="The second day, as known on" value={toKnown} choose={setToKnown} />
        </div>
      </details>
    </form>
  );
}

interface DayProps {
  label: string;
  value: string;
  stops: PlanView['stops'];
  choose: (date: string) => void;
  orToday?: boolean;
}

const other = 'other';

function Day({ label, value, stops, choose, orToday = false }: DayProps) {
  const id = useId();
  const isNamed = (orToday && value === '') || stops.some(({ date }) => date === value);
  const [isOther, setIsOther] = useState(!isNamed);
  const handleChange = (chosen: string): void => {
    setIsOther(chosen === other);
    if (chosen !== other) choose(chosen);
  };
  return (
    <>
      <div className="pb-as-at__field">
        <label className="govuk-label pb-small" htmlFor={id}>
          {label}
        </label>
        <select
          className="govuk-select pb-small"
          id={id}
          value={isOther ? other : value}
          onChange={({ target }) => handleChange(target.value)}
        >
          {orToday && <option value="">Today</option>}
          {stops.map((stop) => (
            <option key={`${stop.date} ${stop.label}`} value={stop.date}>
              {stop.label}
            </option>
          ))}
          <option value={other}>Another date</option>
        </select>
      </div>
      {isOther && <DateField label={`${label}, date`} value={value} choose={choose} required />}
    </>
  );
}

interface DateFieldProps {
  label: string;
  value: string;
  choose: (date: string) => void;
  required?: boolean;
}

function DateField({ label, value, choose, required = false }: DateFieldProps) {
  const id = useId();
  return (
    <div className="pb-as-at__field">
      <label className="govuk-label pb-small" htmlFor={id}>
        {label}
      </label>
      <input
        className="govuk-input pb-small pb-as-at__date"
        id={id}
        type="date"
        max={today()}
        value={value}
        required={required}
        onChange={({ target }) => choose(target.value)}
      />
    </div>
  );
}
