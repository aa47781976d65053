import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { planShapes } from '#shared/plans/offered.ts';
import type { FoundRowState, Import } from '#shared/work/schema.ts';
import { settingsQuery } from '../authorities/settings-data.ts';
import { ShapeMark } from '../ui/status-tag.tsx';
import { FoundLine } from './found-line.tsx';
import { ImportDecision } from './import-decision.tsx';
import { countStates, rowStates } from './import-words.ts';
import { MissingRows } from './row-decision.tsx';

interface CheckProps {
  work: Import;
  authority: string;
}

/** The plan as it will be: each row with how it was understood and the cell it came from. */
export function ImportCheck({ work, authority }: CheckProps) {
  const settings = useQuery(settingsQuery(authority));
  const [only, setOnly] = useState<FoundRowState | null>(null);
  const shape = settings.data && planShapes(settings.data).find(({ key }) => key === work.mapping?.shape);
  const rows = only === null ? work.rows : work.rows.filter(({ state }) => state === only);
  return (
    <section className="pb-section" aria-labelledby="check">
      <h2 className="govuk-heading-m" id="check">
        Check
      </h2>
      <p className="govuk-body pb-text">{checkInWords(work)}</p>
      <StateFilters work={work} only={only} show={setOnly} />
      <ol className="pb-list-plain pb-found-rows">
        {rows.map((row) => (
          <FoundLine key={row.id} {...{ row, shape, work, authority }} />
        ))}
      </ol>
      <MissingRows {...{ work, authority, shape }} />
      <ImportDecision work={work} authority={authority} />
    </section>
  );
}

function checkInWords({ rows, into }: Import): string {
  const unsure = rows.some(({ state }) => state === 'doubtful' || state === 'refused');
  if (into !== null) {
    const look = unsure ? ' Where a row is doubtful the words here stay, until you say otherwise.' : '';
    return `This is what the file would change. Each row says what it would be; take it or leave it.${look}`;
  }
  return unsure
    ? 'This is the plan as it will be. Look at the rows marked doubtful or refused; each says why, and which cell it came from.'
    : 'This is the plan as it will be. Every row was understood; each says which cell it came from.';
}

interface FiltersProps {
  work: Import;
  only: FoundRowState | null;
  show: (only: FoundRowState | null) => void;
}

function StateFilters({ work, only, show }: FiltersProps) {
  return (
    <fieldset className="pb-counts">
      <legend className="govuk-visually-hidden">Show rows of one kind</legend>
      {countStates(work.rows).map(({ state, count }) => (
        <button
          className={`pb-counts__button${only === state ? ' pb-counts__button--pressed' : ''}`}
          type="button"
          key={state}
          aria-pressed={only === state}
          onClick={() => show(only === state ? null : state)}
        >
          <span className="pb-counts__number">{count}</span>
          <span className="pb-counts__label">
            <span className={`pb-fill pb-fill--${rowStates[state].tone}`}>
              <ShapeMark shape={rowStates[state].mark} />
            </span>
            {rowStates[state].one}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
