import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Import } from '#shared/work/schema.ts';
import { api } from '../api.ts';
import { inPlainWords } from '../problems.ts';
import { counted } from '../ui/words.ts';
import { importQuery } from './work-data.ts';

interface DecisionProps {
  work: Import;
  authority: string;
}

function useDecision({ work, authority }: DecisionProps) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const decide = async (decision: (authority: string, id: string) => Promise<unknown>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setWrong(null);
    try {
      await decision(authority, work.id);
      await client.invalidateQueries({ queryKey: importQuery(authority, work.id).queryKey });
    } catch (error) {
      setWrong(inPlainWords(error));
    } finally {
      setBusy(false);
    }
  };
  return { decide, busy, wrong };
}

/** Wholly or not at all. */
export function ImportDecision(props: DecisionProps) {
  const { rows, can } = props.work;
  const { decide, busy, wrong } = useDecision(props);
  const refused = rows.filter(({ state }) => state === 'refused').length;
  return (
    <div className="pb-decision">
      {wrong !== null && (
        <p className="govuk-error-message" role="alert">
          {wrong}
        </p>
      )}
      {refused > 0 && <LeftOut refused={refused} />}
      {can.decide && !can.commit && refused === 0 && (
        <p className="govuk-body">Nothing of the file is to be taken: the plan stays as it is.</p>
      )}
      <div className="govuk-button-group">
        {can.commit && (
          <button
            className="govuk-button"
            type="button"
            aria-disabled={busy}
            onClick={() => void decide(api.commitImport)}
          >
            {commitInWords(props.work, rows.length - refused)}
          </button>
        )}
        {can.cancel && (
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            aria-disabled={busy}
            onClick={() => void decide(api.cancelImport)}
          >
            Cancel, and keep nothing
          </button>
        )}
      </div>
    </div>
  );
}

function commitInWords({ into, rows, missing }: Import, whole: number): string {
  if (into === null) return `Put in ${counted(whole, 'row')} as a plan`;
  const taken = rows.filter((row) => row.take === true).length;
  const removed = missing.filter((row) => row.remove).length;
  const also = removed === 0 ? '' : ` and remove ${counted(removed, 'row')}`;
  return `Bring ${counted(taken, 'row')} into the plan${also}`;
}

function LeftOut({ refused }: { refused: number }) {
  return (
    <p className="govuk-body">
      {counted(refused, 'refused row')} will be left out. Correct the document or the mapping to bring{' '}
      {refused === 1 ? 'it' : 'them'} in.
    </p>
  );
}
