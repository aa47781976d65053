import { DateField } from '../ui/date-field.tsx';
import { RadioGroup, TextArea, TextField } from '../ui/fields.tsx';
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
    <RadioGroup
      {...{ id, error }}
      name="reviewed"
      label="Are answers reviewed?"
      choices={ways.map(({ key, label, hint }) => ({ value: key, label, hint }))}
      chosen={ways.find(({ reviewed }) => reviewed === value)?.key}
      choose={(chosen) => set(ways.find(({ key }) => key === chosen)?.reviewed)}
    />
  );
}
