import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { stateInWords } from '#shared/cycles/rules.ts';
import type { CycleView } from '#shared/cycles/views.ts';
import { Removal } from '#shared/plans/schema.ts';
import type { CyclePlace } from '../api/cycles.ts';
import { api } from '../api.ts';
import { inPlainWords } from '../problems.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { counted, shortened } from '../ui/words.ts';

interface StepProps {
  view: CycleView;
  place: CyclePlace;
}
type DialogProps = StepProps & { onClose: () => void };

/** Has those reminded who have not answered; once a day at most. */
export function RemindButton({ view, place }: StepProps) {
  const tell = useNotices();
  const refresh = useRefresh(place.authority);
  const [busy, setBusy] = useState(false);
  const handlePress = async (): Promise<void> => {
    setBusy(true);
    try {
      await api.remindOwners(place, { key: crypto.randomUUID() });
      tell({ words: 'Those who have not answered are being reminded by mail.' });
    } catch (error) {
      tell({ words: `Nobody was reminded. ${inPlainWords(error)}`, tone: 'trouble' });
    }
    await refresh();
    setBusy(false);
  };
  const waiting = view.progress.asked + view.progress.returned;
  return (
    <button
      className="govuk-button govuk-button--secondary"
      type="button"
      aria-disabled={busy}
      onClick={() => void handlePress()}
    >
      Remind them now<span className="govuk-visually-hidden"> of {counted(waiting, 'update')}</span>
    </button>
  );
}

/** Locking freezes the report. What has no accepted update is named, and the lead says so for each. */
export function LockDialog({ view, place, onClose }: DialogProps) {
  const missing = view.asks.filter(({ state }) => state !== 'accepted');
  const [agreed, setAgreed] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [key] = useState(() => crypto.randomUUID());
  const tell = useNotices();
  const refresh = useRefresh(place.authority);
  const handleSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (missing.length > 0 && !agreed) {
      setTrouble('Say that these actions are locked as “No update”, or accept their updates first');
      return;
    }
    try {
      const how = { version: view.cycle.version, key };
      await api.lockCycle(place, { withoutUpdate: missing.map(({ node }) => node) }, how);
      onClose();
      tell({ words: `“${view.cycle.name}” is locked. Its report stays as it is.` });
      await refresh();
    } catch (error) {
      setTrouble(inPlainWords(error));
      await refresh();
    }
  };
  return (
    <Dialog title={`Lock “${view.cycle.name}”?`} onClose={onClose}>
      <form noValidate onSubmit={(event) => void handleSubmit(event)}>
        <p className="govuk-body">Its report is frozen as it is now. This cannot be undone.</p>
        {missing.length > 0 && <MissingList missing={missing} trouble={trouble} agreed={agreed} onAgree={setAgreed} />}
        {trouble !== null && missing.length === 0 && <p className="govuk-error-message">{trouble}</p>}
        <div className="govuk-button-group">
          <button className="govuk-button" type="submit">
            Lock this cycle
          </button>
          <button className="pb-link-button" type="button" onClick={onClose}>
            Keep it open
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface MissingProps {
  missing: CycleView['asks'];
  trouble: string | null;
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
}

function MissingList({ missing, trouble, agreed, onAgree }: MissingProps) {
  return (
    <div className={trouble === null ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'}>
      <p className="govuk-body">{counted(missing.length, 'action')} without an accepted update:</p>
      <ul className="govuk-list govuk-list--bullet pb-asks__missing">
        {missing.map(({ node, action, state }) => (
          <li key={node}>
            {shortened(action.title, 90)} ({stateInWords[state].toLowerCase()})
          </li>
        ))}
      </ul>
      {trouble !== null && (
        <p className="govuk-error-message" id="lock-error">
          <span className="govuk-visually-hidden">Error:</span> {trouble}
        </p>
      )}
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <div className="govuk-checkboxes__item">
          <input
            className="govuk-checkboxes__input"
            id="lock-without"
            type="checkbox"
            checked={agreed}
            aria-describedby={trouble === null ? undefined : 'lock-error'}
            onChange={(event) => onAgree(event.target.checked)}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor="lock-without">
            Lock with {missing.length === 1 ? 'it' : 'these'} as “No update”
          </label>
        </div>
      </div>
    </div>
  );
}

/** Takes back the opening, while nobody has answered. */
export function WithdrawDialog({ view, place, onClose }: DialogProps) {
  const navigate = useNavigate();
  const tell = useNotices();
  const refresh = useRefresh(place.authority);
  return (
    <Dialog title={`Withdraw “${view.cycle.name}”?`} onClose={onClose}>
      <p className="govuk-body">
        Nobody has answered yet. Owners are not asked any more; mail that went out stays sent.
      </p>
      <Form
        schema={Removal}
        ids="withdraw"
        initial={{ why: '' }}
        submit="Withdraw this cycle"
        cancel={
          <button className="pb-link-button" type="button" onClick={onClose}>
            Keep it open
          </button>
        }
        onSubmit={async (value, { key }) => {
          await api.withdrawCycle(place, value, { version: view.cycle.version, key });
          tell({ words: `“${view.cycle.name}” was withdrawn.` });
          await navigate({ to: '/$authority/plans/$plan/cycles', params: place });
          await refresh();
        }}
      >
        <TextField name="why" label="Why is it withdrawn?" hint="For example, opened too early" />
      </Form>
    </Dialog>
  );
}
