import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { PlanView } from '#shared/plans/schema.ts';
import { DayChoice } from '../plans/page/day-choice.tsx';
import { SmallDate } from '../ui/small-fields.tsx';
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
        <DayChoice label="From" dateLabel="From, date" value={from} stops={stops} choose={setFrom} />
        <DayChoice label="To" dateLabel="To, date" value={to} stops={stops} choose={setTo} orToday />
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
          <SmallDate label="The first day, as known on" value={fromKnown} choose={setFromKnown} />
          <SmallDate label="The second day, as known on" value={toKnown} choose={setToKnown} />
        </div>
      </details>
    </form>
  );
}
