import { roleNames } from '../authorities/names.ts';
import { Select, TextField } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';

const roles = Object.entries(roleNames).map(([value, label]) => ({ value, label }));
const nobody = { name: '', email: '', role: 'reader' };

/** Those whom the first administrator will invite: they are listed, and nobody is let in. */
export function PeopleRows() {
  const { value, set, error } = useField('people');
  const people = Array.isArray(value) ? value : [];
  return (
    <>
      <h2 className="govuk-heading-m">Other people</h2>
      <p className="govuk-body">
        They are listed for the administrator to invite. Clearing people is the authority’s own.
      </p>
      {error !== undefined && <p className="govuk-error-message">{error}</p>}
      <ol className="pb-people-rows" id="field-people">
        {people.map((_, place) => (
          // Rows have no name of their own before they are sent: their place is what they are.
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields are named by their place
          <li className="pb-people-rows__row" key={place}>
            <TextField name={`people.${place}.name`} label={`Name of person ${place + 1}`} autoComplete="off" />
            <TextField
              name={`people.${place}.email`}
              label={`Email address of person ${place + 1}`}
              type="email"
              autoComplete="off"
              spellCheck={false}
            />
            <Select name={`people.${place}.role`} label={`Role of person ${place + 1}`} choices={roles} />
            <button
              className="pb-link-button"
              type="button"
              onClick={() => set(people.filter((__, other) => other !== place))}
            >
              Take person {place + 1} off the list
            </button>
          </li>
        ))}
      </ol>
      <button className="govuk-button govuk-button--secondary" type="button" onClick={() => set([...people, nobody])}>
        Add a person
      </button>
    </>
  );
}
