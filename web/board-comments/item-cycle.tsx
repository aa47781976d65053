import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import type { AgendaItem, ItemCycle as ItemCycleChosen } from '#shared/boards/agenda.ts';
import type { CycleOfItem, MeetingView } from '#shared/boards/schema.ts';
import { useItemChange } from '../boards/item-tools.tsx';
import { cyclesQuery } from '../cycles/cycle-data.ts';
import { plansQuery } from '../plans/plan-data.ts';
import { inWords } from '../ui/dates.ts';

interface CycleProps {
  meeting: MeetingView;
  authority: string;
  item: AgendaItem;
}

/** The report of a plan that the board looks at under an item: which, and what it said of it. */
export function ItemCycle({ meeting, authority, item }: CycleProps) {
  const change = useItemChange({ authority, meeting: meeting.id, item: item.id });
  const of = meeting.cycles.find((each) => each.item === item.id);
  if (of === undefined && (!item.can.change || item.withdrawn !== null)) return null;
  return (
    <section className="pb-item-cycle" aria-labelledby="item-cycle">
      <h2 className="govuk-heading-m" id="item-cycle">
        Report on a plan
      </h2>
      {of === undefined ? (
        <ChooseCycle authority={authority} choose={(cycle) => void change({ cycle }, item.version)} />
      ) : (
        <Chosen {...{ meeting, authority, item, of }} remove={() => void change({ cycle: null }, item.version)} />
      )}
    </section>
  );
}

interface ChosenProps extends CycleProps {
  of: CycleOfItem;
  remove: () => void;
}

function Chosen({ meeting, authority, item, of: { plan, cycle }, remove }: ChosenProps) {
  const params = { authority, plan: plan.id, cycle: cycle.id };
  return (
    <>
      <p className="govuk-body">
        {cycle.lockedOn === null ? (
          <>
            <Link className="govuk-link" to="/$authority/plans/$plan/cycles/$cycle" params={params}>
              {plan.title}: {cycle.name}
            </Link>
            , not locked yet
          </>
        ) : (
          <>
            <Link className="govuk-link" to="/$authority/plans/$plan/cycles/$cycle/report" params={params}>
              {plan.title}: {cycle.name}
            </Link>
            , locked {inWords(cycle.lockedOn)}
          </>
        )}
      </p>
      <p className="govuk-body">
        <Link
          className="govuk-link"
          to="/$authority/meetings/$meeting/items/$item/said"
          params={{ authority, meeting: meeting.id, item: item.id }}
        >
          What the board said
        </Link>
      </p>
      {item.can.change && (
        <button className="pb-link-button pb-link-button--small pb-no-print" type="button" onClick={remove}>
          Take the report off this item
        </button>
      )}
    </>
  );
}

function ChooseCycle({ authority, choose }: { authority: string; choose: (cycle: ItemCycleChosen) => void }) {
  const plans = useQuery(plansQuery(authority));
  const [plan, setPlan] = useState('');
  const cycles = useQuery({ ...cyclesQuery({ authority, plan }), enabled: plan !== '' });
  const [cycle, setCycle] = useState('');
  const items = plan === '' ? [] : (cycles.data?.items ?? []);
  const chosen = items.find(({ id }) => id === cycle) ?? items[0];
  const reported = (plans.data?.items ?? []).filter((each) => each.cycle !== null);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const of = reported.find(({ id }) => id === plan);
    if (of !== undefined && chosen !== undefined) choose({ plan: of.id, cycle: chosen.id });
  };
  if (plans.data !== undefined && reported.length === 0)
    return <p className="govuk-body">No plan has an update cycle yet whose report could be looked at.</p>;
  return (
    <details className="govuk-details pb-no-print">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Look at the report of an update cycle</span>
      </summary>
      <form className="govuk-details__text" onSubmit={handleSubmit}>
        <Choice
          label="Plan"
          value={plan}
          none="Choose a plan"
          choices={reported.map(({ id, title }) => ({ id, words: title }))}
          choose={(id) => {
            setPlan(id);
            setCycle('');
          }}
        />
        {plan !== '' && (
          <Choice
            label="Update cycle"
            value={chosen?.id ?? ''}
            choices={items.map(({ id, name, locked }) => ({
              id,
              words: locked === null ? `${name}, open` : `${name}, locked ${inWords(locked.on)}`,
            }))}
            choose={setCycle}
          />
        )}
        <button className="govuk-button govuk-button--secondary" type="submit" aria-disabled={chosen === undefined}>
          Put it on this item
        </button>
      </form>
    </details>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  none?: string;
  choices: readonly { id: string; words: string }[];
  choose: (id: string) => void;
}

function Choice({ label, value, none, choices, choose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <select className="govuk-select" id={id} value={value} onChange={({ target }) => choose(target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.words}
          </option>
        ))}
      </select>
    </div>
  );
}
