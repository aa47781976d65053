import { useQuery } from '@tanstack/react-query';
import { homeQuery } from '../authorities/place.ts';
import { DateField } from '../ui/date-field.tsx';
import { describedBy, FieldError, groupClass, Hint, TextArea, TextField } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';
import { PersonField } from '../ui/person-field.tsx';

interface FieldsProps {
  authority: string;
  channels: string[];
  ids?: string;
}

/** What is said, where, to whom, when and by whom. */
export function CommunicationFields({ authority, channels }: FieldsProps) {
  const home = useQuery(homeQuery(authority));
  return (
    <>
      <TextArea name="message" label="Message" hint="The key message, in a sentence or two" rows={3} />
      <ChannelField channels={channels} />
      <TextField name="audience" label="Whom is it for?" hint="For example, parents of two-year-olds" />
      <DateField name="plannedOn" label="Planned for" />
      {home.data !== undefined && (
        <>
          <PersonField
            name="responsible"
            label="Responsible"
            hint="It waits for them until it was sent. Type part of the name."
            people={home.data.people.filter(({ outside }) => !outside)}
          />
          <AboutField plans={home.data.plans} />
        </>
      )}
    </>
  );
}

/** Free words, with the channels that were used before to choose from. */
function ChannelField({ channels }: { channels: string[] }) {
  const { id, text, error, set } = useField('channel');
  const hint = 'For example, newsletter to heads. Channels you have used are offered as you type';
  return (
    <div className={groupClass(error)}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        Channel
      </label>
      <Hint id={id}>{hint}</Hint>
      <FieldError id={id} error={error} />
      <input
        className={error === undefined ? 'govuk-input' : 'govuk-input govuk-input--error'}
        id={id}
        list={`${id}-known`}
        value={text}
        autoComplete="off"
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => set(event.target.value)}
      />
      <datalist id={`${id}-known`}>
        {channels.map((channel) => (
          <option value={channel} key={channel} />
        ))}
      </datalist>
    </div>
  );
}

/** Which plan it is about; a row within it stays as it was tied. */
function AboutField({ plans }: { plans: { id: string; title: string }[] }) {
  const { id, value, error, set } = useField('about');
  const chosen = typeof value === 'object' && value !== null && 'plan' in value ? String(value.plan) : '';
  return (
    <div className={groupClass(error)}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        About which plan? (optional)
      </label>
      <FieldError id={id} error={error} />
      <select
        className="govuk-select pb-wide-select"
        id={id}
        value={chosen}
        onChange={(event) => set(event.target.value === '' ? null : { plan: event.target.value, node: null })}
      >
        <option value="">No plan</option>
        {plans.map((plan) => (
          <option value={plan.id} key={plan.id}>
            {plan.title}
          </option>
        ))}
      </select>
    </div>
  );
}
