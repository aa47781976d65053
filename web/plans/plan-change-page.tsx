import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PlanChange, type PlanView, Removal } from '#shared/plans/schema.ts';
import { api } from '../api.ts';
import { ConflictPanel, type Side } from '../ui/conflict-panel.tsx';
import { DateField } from '../ui/date-field.tsx';
import { inWords } from '../ui/dates.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import type { Values } from '../ui/form-values.ts';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { counted } from '../ui/words.ts';
import { planQuery } from './plan-data.ts';

const route = getRouteApi('/$authority/plans/$plan/change');

export function PlanChangePage() {
  const place = route.useParams();
  const plan = useQuery(planQuery(place));
  return (
    <Page
      title="Change plan"
      heading="Change title and purpose"
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={place} key="plans">
          Plans
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans/$plan" params={place} key="plan">
          {plan.data?.title ?? 'Plan'}
        </Link>,
      ]}
    >
      <Loaded query={plan} waiting={<GreyLines lines={6} />}>
        {(data) =>
          data.can.change ? (
            <ChangeForm opened={data} authority={place.authority} />
          ) : (
            <NotAllowedWords>Editors and administrators change plans.</NotAllowedWords>
          )
        }
      </Loaded>
    </Page>
  );
}

function sidesOf(mine: PlanChange, theirs: PlanView): Side[] {
  return [
    { name: 'title', label: 'Title', mine: mine.title ?? '', theirs: theirs.title },
    { name: 'purpose', label: 'Purpose', mine: mine.purpose ?? '', theirs: theirs.purpose },
    { name: 'agreedOn', label: 'Agreed on', mine: mine.agreedOn ?? '', theirs: theirs.agreedOn, show: inWords },
  ];
}

function ChangeForm({ opened, authority }: { opened: PlanView; authority: string }) {
  // The plan as it was when this form was opened: later answers of the service must not move the ground under it.
  const [base, setBase] = useState(opened);
  const [conflict, setConflict] = useState<{ theirs: PlanView; mine: PlanChange } | null>(null);
  const [values, setValues] = useState<Values>({
    title: base.title,
    purpose: base.purpose,
    agreedOn: base.agreedOn,
    why: '',
  });
  const [removing, setRemoving] = useState(false);
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  const tell = useNotices();
  const place = { authority, plan: opened.id };
  const name = `${authority}.plan-change.${opened.id}`;

  if (conflict !== null) {
    return (
      <ConflictPanel
        sides={sidesOf(conflict.mine, conflict.theirs)}
        onChosen={(chosen) => {
          setValues({ ...chosen, why: conflict.mine.why ?? '' });
          setBase(conflict.theirs);
          setConflict(null);
        }}
      />
    );
  }
  return (
    <>
      <Form
        key={base.version}
        schema={PlanChange}
        initial={values}
        draft={`${name}.${base.version}`}
        submit="Save changes"
        cancel={
          <Link className="govuk-link" to="/$authority/plans/$plan" params={place}>
            Cancel
          </Link>
        }
        onConflict={(_current, mine) => {
          void api.plan(place, undefined).then((theirs) => setConflict({ theirs, mine }));
        }}
        onSubmit={async (value, { key }) => {
          await api.changePlan(place, value, { version: base.version, key });
          await refresh();
          tell({ words: 'The plan was changed.' });
          await navigate({ to: '/$authority/plans/$plan', params: place });
        }}
      >
        <TextField name="title" label="Title" />
        <TextArea name="purpose" label="Purpose" />
        <DateField name="agreedOn" label="When was it agreed?" />
        <TextField name="why" label="Why is it changed?" hint="Optional. It stands in the audit beside the change." />
      </Form>
      {opened.can.remove && (
        <button className="govuk-button govuk-button--warning" type="button" onClick={() => setRemoving(true)}>
          Remove this plan
        </button>
      )}
      {removing && <RemovePlan plan={opened} authority={authority} onClose={() => setRemoving(false)} />}
    </>
  );
}

function RemovePlan({ plan, authority, onClose }: { plan: PlanView; authority: string; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  const tell = useNotices();
  const wrong = asked && typed.trim() !== plan.title;
  return (
    <Dialog title="Remove this plan?" onClose={onClose}>
      <p className="govuk-body">
        “{plan.title}” and its {counted(plan.health.actions, 'action')} will no longer be shown to anyone. What was
        recorded stays in the audit.
      </p>
      <div className={wrong ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
        <label className="govuk-label govuk-label--s" htmlFor="plan-title">
          Type the title of the plan
        </label>
        {wrong && <p className="govuk-error-message">Type the title as it stands above, without the quotation marks</p>}
        <input
          className="govuk-input"
          id="plan-title"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Form
        schema={Removal}
        ids="remove"
        initial={{ why: '' }}
        submit="Remove plan"
        cancel={
          <button className="pb-link-button" type="button" onClick={onClose}>
            Keep it
          </button>
        }
        onSubmit={async (value, { key }) => {
          setAsked(true);
          if (typed.trim() !== plan.title) return;
          await api.removePlan({ authority, plan: plan.id }, value, { version: plan.version, key });
          await refresh();
          tell({ words: `“${plan.title}” was removed.` });
          await navigate({ to: '/$authority/plans', params: { authority } });
        }}
      >
        <TextField name="why" label="Why is it removed?" />
      </Form>
    </Dialog>
  );
}
