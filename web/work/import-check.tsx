import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { FoundRow, FoundRowState, Import } from '#shared/work/schema.ts';
import { api } from '../api.ts';
import { settingsQuery } from '../authorities/settings-data.ts';
import { inPlainWords } from '../problems.ts';
import { inWords } from '../ui/dates.ts';
import { ShapeMark } from '../ui/status-tag.tsx';
import { counted } from '../ui/words.ts';
import { cellInWords, countStates, rowStates } from './import-words.ts';
import { importQuery } from './work-data.ts';

interface CheckProps {
  work: Import;
  authority: string;
}

/** The plan as it will be: each row with how it was understood and the cell it came from. */
export function ImportCheck({ work, authority }: CheckProps) {
  const settings = useQuery(settingsQuery(authority));
  const [only, setOnly] = useState<FoundRowState | null>(null);
  const shape = settings.data?.shapes.find(({ key }) => key === work.mapping?.shape);
  const rows = only === null ? work.rows : work.rows.filter(({ state }) => state === only);
  return (
    <section className="pb-section" aria-labelledby="check">
      <h2 className="govuk-heading-m" id="check">
        Check
      </h2>
      <p className="govuk-body pb-text">
        {work.rows.some(({ state }) => state === 'doubtful' || state === 'refused')
          ? 'This is the plan as it will be. Look at the rows marked doubtful or refused; each says why, and which cell it came from.'
          : 'This is the plan as it will be. Every row was understood; each says which cell it came from.'}
      </p>
      <fieldset className="pb-counts">
        <legend className="govuk-visually-hidden">Show rows of one kind</legend>
        {countStates(work.rows).map(({ state, count }) => (
          <button
            className={`pb-counts__button${only === state ? ' pb-counts__button--pressed' : ''}`}
            type="button"
            key={state}
            aria-pressed={only === state}
            onClick={() => setOnly(only === state ? null : state)}
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
      <ol className="pb-list-plain pb-found-rows">
        {rows.map((row) => (
          <FoundLine key={row.id} row={row} shape={shape} />
        ))}
      </ol>
      <Decision work={work} authority={authority} />
    </section>
  );
}

function FoundLine({ row, shape }: { row: FoundRow; shape: PlanShape | undefined }) {
  const depth = Math.max(0, shape?.levels.findIndex(({ key }) => key === row.level) ?? 0);
  const { one, tone, mark } = rowStates[row.state];
  const fields = Object.entries(row.fields).filter(([, words]) => words !== '');
  return (
    <li className={`pb-found-row pb-found-row--${row.state} pb-found-row--depth-${Math.min(depth, 4)}`}>
      <p className="pb-found-row__head">
        <span className={`pb-status pb-status--${tone}`}>
          <ShapeMark shape={mark} />
          {one}
        </span>
        <span className="pb-muted pb-small">
          {shape?.levels[depth]?.name ?? row.level} · {cellInWords(row.at)}
        </span>
      </p>
      {row.reason !== null && <p className="pb-found-row__reason">{row.reason}</p>}
      <p className="pb-found-row__title pb-words">{row.title === '' ? 'Left blank' : row.title}</p>
      {(fields.length > 0 || row.update !== null || row.dueOn !== null) && (
        <dl className="pb-found-row__fields">
          {fields.map(([key, words]) => (
            <div key={key}>
              <dt>{shape?.columns.find((column) => column.key === key)?.heading ?? key}</dt>
              <dd className="pb-words">{words}</dd>
            </div>
          ))}
          {row.dueOn !== null && (
            <div>
              <dt>Due, as understood</dt>
              <dd>{inWords(row.dueOn)}</dd>
            </div>
          )}
          {row.update !== null && (
            <>
              <div>
                <dt>Update: delivered</dt>
                <dd className="pb-words">{row.update.delivered === '' ? 'Nothing given' : row.update.delivered}</dd>
              </div>
              <div>
                <dt>Update: next</dt>
                <dd className="pb-words">{row.update.next === '' ? 'No next step given' : row.update.next}</dd>
              </div>
            </>
          )}
        </dl>
      )}
    </li>
  );
}

function Decision({ work, authority }: CheckProps) {
  const client = useQueryClient();
  const { queryKey } = importQuery(authority, work.id);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const decide = async (decision: () => Promise<unknown>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setWrong(null);
    try {
      await decision();
      await client.invalidateQueries({ queryKey });
    } catch (error) {
      setWrong(inPlainWords(error));
    } finally {
      setBusy(false);
    }
  };
  const refused = work.rows.filter(({ state }) => state === 'refused').length;
  const kept = work.rows.length - refused;
  return (
    <div className="pb-decision">
      {wrong !== null && (
        <p className="govuk-error-message" role="alert">
          {wrong}
        </p>
      )}
      {refused > 0 && (
        <p className="govuk-body">
          {counted(refused, 'refused row')} will be left out. Correct the document or the mapping to bring{' '}
          {refused === 1 ? 'it' : 'them'} in.
        </p>
      )}
      <div className="govuk-button-group">
        {work.can.commit && (
          <button
            className="govuk-button"
            type="button"
            aria-disabled={busy}
            onClick={() => void decide(() => api.commitImport(authority, work.id))}
          >
            Put in {counted(kept, 'row')} as a plan
          </button>
        )}
        {work.can.cancel && (
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            aria-disabled={busy}
            onClick={() => void decide(() => api.cancelImport(authority, work.id))}
          >
            Cancel, and keep nothing
          </button>
        )}
      </div>
    </div>
  );
}
