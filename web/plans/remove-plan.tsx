import { useNavigate } from '@tanstack/react-router';
import { type ChangeEvent, useState } from 'react';
import { type PlanView, Removal } from '#shared/plans/schema.ts';
import { api } from '../api.ts';
import type { Submission } from '../ui/form-state.ts';
import { useNotices } from '../ui/notices.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { counted } from '../ui/words.ts';

interface RemovePlanProps {
  plan: PlanView;
  authority: string;
  onClose: () => void;
}

/** A whole plan is large: its title must be typed before it goes. */
export function RemovePlan({ plan, authority, onClose }: RemovePlanProps) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  const tell = useNotices();
  const handleSubmit = async (value: Removal, { key }: Submission): Promise<void> => {
    setWrong(typed.trim() !== plan.title);
    if (typed.trim() !== plan.title) return;
    await api.removePlan({ authority, plan: plan.id }, value, { version: plan.version, key });
    tell({ words: `“${plan.title}” was removed.` });
    // First away from the page of what is no longer there.
    await navigate({ to: '/$authority/plans', params: { authority } });
    await refresh();
  };
  return (
    <ReasonDialog
      title="Remove this plan?"
      schema={Removal}
      ids="remove"
      why="Why is it removed?"
      submit="Remove plan"
      keep="Keep it"
      onClose={onClose}
      onSubmit={handleSubmit}
    >
      <p className="govuk-body">
        “{plan.title}” and its {counted(plan.health.actions, 'action')} will no longer be shown to anyone. What was
        recorded stays in the audit.
      </p>
      <TitleTyped typed={typed} wrong={wrong} onChange={(event) => setTyped(event.target.value)} />
    </ReasonDialog>
  );
}

interface TitleTypedProps {
  typed: string;
  wrong: boolean;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
}

function TitleTyped({ typed, wrong, onChange }: TitleTypedProps) {
  return (
    <div className={wrong ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label className="govuk-label govuk-label--s" htmlFor="plan-title">
        Type the title of the plan
      </label>
      {wrong && (
        <p className="govuk-error-message" id="plan-title-error" role="alert">
          Type the title as it stands above, without the quotation marks
        </p>
      )}
      <input
        className="govuk-input"
        id="plan-title"
        value={typed}
        aria-describedby={wrong ? 'plan-title-error' : undefined}
        onChange={onChange}
      />
    </div>
  );
}
