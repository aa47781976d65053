import { generateKeyBetween } from 'fractional-indexing';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { AgendaItem, AgendaItemChange } from '#shared/boards/agenda.ts';
import type { MeetingView } from '#shared/boards/schema.ts';
import { api } from '../api.ts';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';

interface ToolsProps {
  meeting: MeetingView;
  authority: string;
  item: AgendaItem;
  go: (item: string) => void;
  /** What must be saved before anything else is done to the item. */
  before: () => Promise<void>;
  version: () => number;
}

/** What is done with an item as a whole: moved, withdrawn, left for the next. */
export function ItemTools({ meeting, authority, item, go, before, version }: ToolsProps) {
  const change = useItemChange({ meeting: meeting.id, authority, item: item.id });
  const { items } = meeting;
  const at = items.findIndex(({ id }) => id === item.id);
  const next = items[at + 1];
  const move = async (step: 1 | -1): Promise<void> => {
    const [left, right] = step === 1 ? [items[at + 1], items[at + 2]] : [items[at - 2], items[at - 1]];
    await before();
    await change({ order: generateKeyBetween(left?.order ?? null, right?.order ?? null) }, version());
  };
  return (
    <>
      <div className="govuk-button-group pb-no-print">
        {next !== undefined && (
          <button className="govuk-button" type="button" onClick={() => go(next.id)}>
            Next item
          </button>
        )}
        {at > 0 && (
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => void move(-1)}>
            Move up
          </button>
        )}
        {next !== undefined && (
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => void move(1)}>
            Move down
          </button>
        )}
      </div>
      {item.can.withdraw && (
        <Withdraw
          send={async (why) => {
            await before();
            await change({ withdrawn: { why } }, version());
          }}
        />
      )}
    </>
  );
}

export function useItemChange({ authority, meeting, item }: { authority: string; meeting: string; item: string }) {
  const refresh = useRefresh(authority);
  const tell = useNotices();
  return async (change: AgendaItemChange, version: number): Promise<void> => {
    try {
      await api.changeAgendaItem({ authority, meeting, item }, change, { version });
    } catch (error) {
      tell({ words: `This was not done. ${inPlainWords(error)}`, tone: 'trouble' });
    }
    await refresh();
  };
}

function Withdraw({ send }: { send: (why: string) => Promise<void> }) {
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState(false);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setWrong(why.trim() === '');
    if (why.trim() !== '') void send(why.trim());
  };
  return (
    <details className="govuk-details pb-no-print">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Withdraw this item</span>
      </summary>
      <form className="govuk-details__text" onSubmit={handleSubmit} noValidate>
        <div className={wrong ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
          <label className="govuk-label" htmlFor="withdraw-why">
            Why is it withdrawn?
          </label>
          {wrong && (
            <p className="govuk-error-message" id="withdraw-error">
              <span className="govuk-visually-hidden">Error:</span> Enter why it is withdrawn
            </p>
          )}
          <input
            className="govuk-input"
            id="withdraw-why"
            value={why}
            aria-describedby={wrong ? 'withdraw-error' : undefined}
            onChange={(event) => setWhy(event.target.value)}
          />
        </div>
        <button className="govuk-button govuk-button--secondary" type="submit">
          Withdraw it
        </button>
      </form>
    </details>
  );
}
