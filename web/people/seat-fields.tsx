import { DateField } from '../ui/date-field.tsx';
import { Checkboxes, Radios } from '../ui/fields.tsx';

const roles = [
  { value: 'reader', label: 'Reader', hint: 'Reads plans and their history' },
  { value: 'contributor', label: 'Contributor', hint: 'Also records updates on the actions they own' },
  { value: 'editor', label: 'Editor', hint: 'Also changes plans, and records updates on any action' },
  { value: 'admin', label: 'Administrator', hint: 'Also invites people and changes the settings' },
];

const compartments = [
  { value: 'schools', label: 'Schools' },
  { value: 'papers', label: 'Papers' },
  { value: 'hr', label: 'Human resources' },
];

/** What a seat allows and until when. */
export function SeatFields() {
  return (
    <>
      <Radios name="role" label="What may they do?" choices={roles} />
      <Checkboxes
        name="clearance"
        label="Cleared for restricted matter"
        hint="Leave all empty where they are not cleared for any"
        choices={compartments}
      />
      <DateField
        name="until"
        label="Last day"
        hint="For example, 31 8 2027. Leave it empty where no end is set."
        optional
      />
    </>
  );
}
