import { TextField } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';
import { TickBox } from '../ui/tick.tsx';

/** Whether actions have steps, and what the authority calls them. */
export function MilestoneFields({ name }: { name: string }) {
  const { id, value, set } = useField(`${name}.milestones`);
  const named = value !== undefined && value !== null;
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Steps of an action</legend>
        <div className="govuk-checkboxes govuk-checkboxes--small">
          <TickBox
            id={id}
            label="Actions have steps with a date"
            checked={named}
            onChange={(on) => set(on ? { name: 'Milestone', plural: 'Milestones' } : undefined)}
          />
        </div>
        {named && (
          <>
            <TextField name={`${name}.milestones.name`} label="Name of one step" width="20" />
            <TextField name={`${name}.milestones.plural`} label="Name of several steps" width="20" />
          </>
        )}
      </fieldset>
    </div>
  );
}
