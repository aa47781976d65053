import { useState } from 'react';
import type { PlanView } from '#shared/plans/schema.ts';
import { SmallDate, SmallSelect } from '../../ui/small-fields.tsx';

interface DayChoiceProps {
  label: string;
  /** What the date is called where it is none of those with a name. */
  dateLabel: string;
  /** A day; empty stands for today, where that is offered. */
  value: string;
  stops: PlanView['stops'];
  choose: (date: string) => void;
  orToday?: boolean;
}

const other = 'other';

/** A day in the life of a plan: one of those that have a name, or another date. */
export function DayChoice({ label, dateLabel, value, stops, choose, orToday = false }: DayChoiceProps) {
  const isNamed = (orToday && value === '') || stops.some(({ date }) => date === value);
  const [isOther, setIsOther] = useState(!isNamed);
  const choices = [
    ...(orToday ? [{ value: '', label: 'Today' }] : []),
    ...stops.map((stop) => ({ value: stop.date, label: stop.label })),
    { value: other, label: 'Another date' },
  ];
  return (
    <>
      <SmallSelect
        label={label}
        value={isOther ? other : value}
        choices={choices}
        choose={(chosen) => {
          setIsOther(chosen === other);
          if (chosen !== other) choose(chosen);
        }}
      />
      {isOther && <SmallDate label={dateLabel} value={value} choose={choose} required />}
    </>
  );
}
