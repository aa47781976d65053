import { useQuery } from '@tanstack/react-query';
import { schoolsQuery } from '../schools/school-data.ts';
import { Select, TextField } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';

const holders = {
  authority: { label: 'The authority', blank: {} },
  school: { label: 'A school', blank: { urn: '' } },
  trust: { label: 'A trust', blank: { name: '' } },
};

/** Whose plan it is: a school's or a trust's plan can carry the priorities of the authority's. */
export function HolderField({ authority }: { authority: string }) {
  const { id, set } = useField('holder');
  const { text: kind } = useField('holder.kind');
  return (
    <>
      <div className="govuk-form-group">
        <fieldset className="govuk-fieldset">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Whose plan is it?</legend>
          <div className="govuk-radios govuk-radios--small">
            {Object.entries(holders).map(([key, { label, blank }]) => (
              <div className="govuk-radios__item" key={key}>
                <input
                  className="govuk-radios__input"
                  id={`${id}-${key}`}
                  name="holder-kind"
                  type="radio"
                  checked={kind === key}
                  onChange={() => set({ kind: key, ...blank })}
                />
                <label className="govuk-label govuk-radios__label" htmlFor={`${id}-${key}`}>
                  {label}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
      </div>
      {kind === 'school' && <SchoolField authority={authority} />}
      {kind === 'trust' && <TextField name="holder.name" label="Name of the trust" />}
    </>
  );
}

function SchoolField({ authority }: { authority: string }) {
  const { data } = useQuery(schoolsQuery(authority));
  const schools = (data?.items ?? []).map(({ urn, name }) => ({ value: urn, label: name }));
  return <Select name="holder.urn" label="School" choices={[{ value: '', label: 'Choose a school' }, ...schools]} />;
}
