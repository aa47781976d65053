import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { PlanView } from '#shared/plans/schema.ts';
import { PlanCopyDraft } from '#shared/work/copy-schema.ts';
import { api } from '../api.ts';
import { OnePlanPage } from '../plans/one-plan-page.tsx';
import { DateField } from '../ui/date-field.tsx';
import { today } from '../ui/dates.ts';
import { describedBy, FieldError, groupClass, TextField } from '../ui/fields.tsx';
import { Form, useField } from '../ui/form.tsx';
import { Tick } from '../ui/tick.tsx';
import { NotAllowedWords } from '../ui/trouble.tsx';
import { nextTitle } from './copy-words.ts';

const route = getRouteApi('/$authority/plans/$plan/copy');

export function CopyNewPage() {
  const place = route.useParams();
  return (
    <OnePlanPage title="Copy for another year" place={place}>
      {(plan) =>
        plan.can.change ? (
          <CopyForm plan={plan} authority={place.authority} />
        ) : (
          <NotAllowedWords>Editors and administrators copy plans.</NotAllowedWords>
        )
      }
    </OnePlanPage>
  );
}

function CopyForm({ plan, authority }: { plan: PlanView; authority: string }) {
  const navigate = useNavigate();
  return (
    <>
      <p className="govuk-body pb-text">
        The copy has the same rows, numbers, columns and owners, and links to the same plans and strategies. Words are
        copied as they stand, those of a timescale too.
      </p>
      <p className="govuk-body pb-text">
        Success criteria go along with their targets, for a year that moves on as the dates do, and nobody has judged
        them yet. Where dates are cleared they keep their words, and are no longer bound to a figure.
      </p>
      <p className="govuk-body pb-text">
        It begins without updates, statuses, comments and evidence. What was handed over, and what other plans say of
        this one, stays with this one.
      </p>
      <Form
        schema={PlanCopyDraft}
        initial={{ plan: plan.id, title: nextTitle(plan.title), agreedOn: today(), years: 1, closed: false }}
        draft={`${authority}.copy.${plan.id}`}
        submit="Copy the plan"
        cancel={
          <Link className="govuk-link" to="/$authority/plans/$plan" params={{ authority, plan: plan.id }}>
            Cancel
          </Link>
        }
        onSubmit={async (value, how) => {
          const { id } = await api.startCopy(authority, value, how);
          await navigate({ to: '/$authority/copies/$copy', params: { authority, copy: id } });
        }}
      >
        <TextField name="title" label="Title of the new plan" />
        <DateField name="agreedOn" label="When was it agreed?" hint="Before this date there is no such plan." />
        <YearsField />
        <ClosedField />
      </Form>
    </>
  );
}

/** Dates come round each year, or are agreed anew and stand blank until then. */
function YearsField() {
  const { id, value, error, set } = useField('years');
  const cleared = value === null;
  return (
    <div className={groupClass(error)}>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">What becomes of the dates?</legend>
        <div className="govuk-radios govuk-radios--small">
          <Way id={`${id}-moved`} label="Moved on by a number of years" checked={!cleared} choose={() => set(1)} />
          {!cleared && (
            <div className="govuk-radios__conditional">
              <label className="govuk-label" htmlFor={id}>
                Years
              </label>
              <FieldError id={id} error={error} />
              <input
                className={`govuk-input govuk-input--width-2${error === undefined ? '' : ' govuk-input--error'}`}
                id={id}
                inputMode="numeric"
                value={typeof value === 'number' || typeof value === 'string' ? String(value) : ''}
                aria-describedby={describedBy(id, undefined, error)}
                aria-invalid={error === undefined ? undefined : true}
                onChange={({ target }) => set(/^\d{1,3}$/.test(target.value) ? Number(target.value) : target.value)}
              />
            </div>
          )}
          <Way id={`${id}-cleared`} label="Cleared" checked={cleared} choose={() => set(null)} />
        </div>
      </fieldset>
    </div>
  );
}

function Way({ id, label, checked, choose }: { id: string; label: string; checked: boolean; choose: () => void }) {
  return (
    <div className="govuk-radios__item">
      <input
        className="govuk-radios__input"
        id={id}
        name="years-kind"
        type="radio"
        checked={checked}
        onChange={choose}
      />
      <label className="govuk-label govuk-radios__label" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}

function ClosedField() {
  return (
    <div className="govuk-form-group">
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <Tick
          name="closed"
          label="Copy what is closed too"
          hint="Otherwise actions that are complete or handed over are left out, and steps that are done."
        />
      </div>
    </div>
  );
}
