import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PlanChange, type PlanView } from '#shared/plans/schema.ts';
import { api } from '../api.ts';
import { ConflictPanel, type Side } from '../ui/conflict-panel.tsx';
import { DateField } from '../ui/date-field.tsx';
import { inWords } from '../ui/dates.ts';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import type { Submission } from '../ui/form-state.ts';
import type { Values } from '../ui/form-values.ts';
import { useNotices } from '../ui/notices.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { useVersioned } from '../ui/use-versioned.ts';
import { HolderField } from './holder-field.tsx';
import { OnePlanPage } from './one-plan-page.tsx';
import { RemovePlan } from './remove-plan.tsx';

const route = getRouteApi('/$authority/plans/$plan/change');

export function PlanChangePage() {
  const place = route.useParams();
  return (
    <OnePlanPage title="Change plan" heading="Change title and purpose" place={place}>
      {(plan) =>
        plan.can.change ? (
          <ChangeForm opened={plan} authority={place.authority} />
        ) : (
          <NotAllowedWords>Editors and administrators change plans.</NotAllowedWords>
        )
      }
    </OnePlanPage>
  );
}

function sidesOf(mine: PlanChange, theirs: PlanView): Side[] {
  return [
    { name: 'title', label: 'Title', mine: mine.title ?? '', theirs: theirs.title },
    { name: 'purpose', label: 'Purpose', mine: mine.purpose ?? '', theirs: theirs.purpose },
    { name: 'agreedOn', label: 'Agreed on', mine: mine.agreedOn ?? '', theirs: theirs.agreedOn, show: inWords },
  ];
}

const valuesOf = ({ title, purpose, agreedOn, holder }: PlanView): Values => ({
  ...{ title, purpose, agreedOn, holder, why: '' },
});

function ChangeForm({ opened, authority }: { opened: PlanView; authority: string }) {
  const versioned = useVersioned<PlanView, PlanChange>(opened, valuesOf);
  const [removing, setRemoving] = useState(false);
  const { clash } = versioned;
  if (clash !== null) {
    const { mine, theirs } = clash;
    return (
      <ConflictPanel
        sides={sidesOf(mine, theirs)}
        onChosen={(chosen) =>
          versioned.goOn(theirs, { ...chosen, holder: mine.holder ?? theirs.holder, why: mine.why ?? '' })
        }
      />
    );
  }
  return (
    <>
      <PlanForm versioned={versioned} authority={authority} />
      <p className="govuk-body">
        <Link className="govuk-link" to="/$authority/plans/$plan/layout" params={{ authority, plan: opened.id }}>
          Change its levels, columns or statuses
        </Link>
      </p>
      {opened.can.remove && (
        <button className="govuk-button govuk-button--warning" type="button" onClick={() => setRemoving(true)}>
          Remove this plan
        </button>
      )}
      {removing && <RemovePlan plan={opened} authority={authority} onClose={() => setRemoving(false)} />}
    </>
  );
}

interface PlanFormProps {
  versioned: ReturnType<typeof useVersioned<PlanView, PlanChange>>;
  authority: string;
}

function PlanForm({ versioned, authority }: PlanFormProps) {
  const { base, values, setClash } = versioned;
  const place = { authority, plan: base.id };
  const refresh = useRefresh(authority);
  const navigate = useNavigate();
  const tell = useNotices();
  const handleSubmit = async (value: PlanChange, { key }: Submission): Promise<void> => {
    await api.changePlan(place, value, { version: base.version, key });
    await refresh();
    tell({ words: 'The plan was changed.' });
    await navigate({ to: '/$authority/plans/$plan', params: place });
  };
  return (
    <Form
      key={base.version}
      schema={PlanChange}
      initial={values}
      draft={`${authority}.plan-change.${base.id}.${base.version}`}
      submit="Save changes"
      cancel={
        <Link className="govuk-link" to="/$authority/plans/$plan" params={place}>
          Cancel
        </Link>
      }
      onConflict={async (_current, mine) => setClash({ mine, theirs: await api.plan(place, {}) })}
      onSubmit={handleSubmit}
    >
      <TextField name="title" label="Title" />
      <TextArea name="purpose" label="Purpose" />
      <DateField name="agreedOn" label="When was it agreed?" />
      <HolderField authority={authority} />
      <TextField name="why" label="Why is it changed?" hint="Optional. It stands in the audit beside the change." />
    </Form>
  );
}
