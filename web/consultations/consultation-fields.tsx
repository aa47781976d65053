import { useQuery } from '@tanstack/react-query';
import { homeQuery } from '../authorities/place.ts';
import { DateField } from '../ui/date-field.tsx';
import { Checkboxes, TextArea, TextField } from '../ui/fields.tsx';
import { Tick } from '../ui/tick.tsx';

/** What is asked, whom among officers, and until when: the answers that can be changed while it is open. */
export function ConsultationFields({ authority }: { authority: string }) {
  const home = useQuery(homeQuery(authority));
  const officers = home.data?.people.filter(({ left, outside }) => !left && !outside) ?? [];
  return (
    <>
      <TextField name="title" label="What is the consultation called?" />
      <TextArea
        name="asks"
        label="What do you ask people to do?"
        hint="In plain words: what the draft is, and what you would like to hear"
        rows={5}
      />
      <DateField name="closesOn" label="Closing date" hint="Comments are taken until 23:59 on this day" />
      <Checkboxes
        name="officers"
        label="Officers who are asked by name"
        hint="Editors and administrators can always comment"
        choices={officers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className="govuk-form-group">
        <div className="govuk-checkboxes govuk-checkboxes--small">
          <Tick name="publishComments" label="Show comments and answers with the final version, without names" />
        </div>
      </div>
    </>
  );
}
