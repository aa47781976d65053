import { DateField } from '../ui/date-field.tsx';
import { FieldError, groupClass, TextArea, TextField } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';

/** What a cycle is called, what it covers and what its owners are told. */
export function CycleFields() {
  return (
    <>
      <TextField name="name" label="Name of the cycle" hint="As the report will call it, like Autumn 2019" width="20" />
      <DateField name="from" label="First day of the period" hint="What is reported covers the time from here" />
      <DateField name="to" label="Last day of the period" />
      <DateField name="dataOn" label="Date of the data" hint="Up to when what is reported is true" />
      <DateField
        name="dueOn"
        label="When are answers due?"
        hint="Owners are reminded a week and a day before, and after"
      />
      <TextArea
        name="instructions"
        label="What should owners know?"
        hint="It stands in the mail that asks them, and beside the form"
      />
    </>
  );
}

const ways = [
  { key: 'yes', reviewed: true, label: 'Yes', hint: 'A lead accepts each answer, or returns it with a reason' },
  { key: 'no', reviewed: false, label: 'No', hint: 'An answer stands in the plan as soon as it is given' },
];

/** Settled when the cycle is opened: answers given under one rule are not put under another. */
export function ReviewField() {
  const { id, value, error, set } = useField('reviewed');
  return (
    <div className={groupClass(error)} id={id}>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Are answers reviewed?</legend>
        <FieldError id={id} error={error} />
        <div className="govuk-radios govuk-radios--small">
          {ways.map(({ key, reviewed, label, hint }) => (
            <div className="govuk-radios__item" key={key}>
              <input
                className="govuk-radios__input"
                id={`${id}-${key}`}
                name="reviewed"
                type="radio"
                checked={value === reviewed}
                aria-describedby={`${id}-${key}-hint`}
                onChange={() => set(reviewed)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`${id}-${key}`}>
                {label}
              </label>
              <div className="govuk-hint govuk-radios__hint" id={`${id}-${key}-hint`}>
                {hint}
              </div>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
