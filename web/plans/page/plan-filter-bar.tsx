import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { PlanHealth } from '#shared/plans/plan-health.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import type { StatusColour, StatusShape } from '#shared/vocabulary.ts';
import { RingMark, ShapeMark } from '../../ui/status-tag.tsx';
import { momentIn } from '../plan-moment.ts';
import { isFiltered, type PlanSearch } from './plan-filters.ts';
import { none } from './plan-matches.ts';

interface FilterProps {
  plan: PlanView;
  search: PlanSearch;
}

interface Count {
  key: string;
  label: string;
  count: number;
  colour: StatusColour | null;
  shape: StatusShape | null;
}

function countsOf(plan: PlanView, health: PlanHealth): Count[] {
  const said = plan.shape.statuses.filter(({ key, retired }) => !retired || (health.byStatus[key] ?? 0) > 0);
  const known = said.map(({ key, label, colour, shape }) => ({
    key,
    label,
    count: health.byStatus[key] ?? 0,
    colour,
    shape,
  }));
  const unknown = [
    { key: none.cycle, label: 'No update this cycle', count: health.notThisCycle, colour: null, shape: null },
    { key: none.status, label: 'No status given', count: health.noStatus, colour: null, shape: null },
    { key: none.update, label: 'No update yet', count: health.noUpdate, colour: null, shape: null },
  ];
  return [...known, ...unknown.filter(({ count }) => count > 0)];
}

/** How many actions stand at each status; a press shows these alone, another press shows all again. */
export function StatusFilters({ plan, health, search }: FilterProps & { health: PlanHealth }) {
  const navigate = useNavigate({ from: '/$authority/plans/$plan' });
  const handlePress = (key: string): void => {
    void navigate({
      resetScroll: false,
      search: ({ status, ...kept }) => (status === key ? kept : { ...kept, status: key }),
    });
  };
  return (
    <fieldset className="pb-counts">
      <legend className="govuk-visually-hidden">Show the actions at one status</legend>
      {countsOf(plan, health).map(({ key, label, count, colour, shape }) => (
        <button
          className={`pb-counts__button${search.status === key ? ' pb-counts__button--pressed' : ''}`}
          type="button"
          key={key}
          aria-pressed={search.status === key}
          onClick={() => handlePress(key)}
        >
          <span className="pb-counts__number">{count}</span>
          <span className="pb-counts__label">
            {shape !== null && (
              <span className={`pb-fill pb-fill--${colour}`}>
                <ShapeMark shape={shape} />
              </span>
            )}
            {key === none.cycle && (
              <span className="pb-fill pb-fill--missing">
                <RingMark />
              </span>
            )}
            {label}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

type BarProps = FilterProps & { names: (person: string | null) => string };

/** Which words and whose actions are shown, beside the status. */
export function FilterBar({ plan, search, names }: BarProps) {
  const navigate = useNavigate({ from: '/$authority/plans/$plan' });
  const handleClear = (): void => {
    void navigate({
      resetScroll: false,
      search: ({ view, ...kept }) => ({ ...(view ? { view } : {}), ...momentIn(kept) }),
    });
  };
  return (
    <search className="pb-filter">
      <div className="pb-filter__form">
        <WordsFilter key={search.q ?? ''} search={search} />
        <OwnerFilter plan={plan} search={search} names={names} />
        {isFiltered(search) && (
          <button className="pb-link-button pb-link-button--small pb-filter__clear" type="button" onClick={handleClear}>
            Show all actions
          </button>
        )}
      </div>
    </search>
  );
}

/** Sent by a button, so that nothing moves while one types. */
function WordsFilter({ search }: { search: PlanSearch }) {
  const navigate = useNavigate({ from: '/$authority/plans/$plan' });
  const [words, setWords] = useState(search.q ?? '');
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void navigate({
      resetScroll: false,
      search: ({ q: _before, ...kept }) => (words.trim() === '' ? kept : { ...kept, q: words.trim() }),
    });
  };
  return (
    <form className="pb-filter__field" onSubmit={handleSubmit}>
      <label className="govuk-label pb-small" htmlFor="words">
        Words in the plan
      </label>
      <div className="pb-filter__words">
        <input
          className="govuk-input pb-small"
          id="words"
          type="search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <button className="govuk-button govuk-button--secondary pb-filter__button" type="submit">
          Find
        </button>
      </div>
    </form>
  );
}

function OwnerFilter({ plan, search, names }: BarProps) {
  const navigate = useNavigate({ from: '/$authority/plans/$plan' });
  const owners = [...new Set(plan.nodes.flatMap(({ owner }) => owner ?? []))];
  const handleChange = (owner: string): void => {
    void navigate({
      resetScroll: false,
      search: ({ owner: _before, ...kept }) => (owner === '' ? kept : { ...kept, owner }),
    });
  };
  return (
    <div className="pb-filter__field">
      <label className="govuk-label pb-small" htmlFor="owner">
        Owner
      </label>
      <select
        className="govuk-select pb-small"
        id="owner"
        value={search.owner ?? ''}
        onChange={(event) => handleChange(event.target.value)}
      >
        <option value="">Anyone</option>
        {owners.map((owner) => (
          <option key={owner} value={owner}>
            {names(owner)}
          </option>
        ))}
        <option value={none.owner}>Nobody yet</option>
      </select>
    </div>
  );
}
