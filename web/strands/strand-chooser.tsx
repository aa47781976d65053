import { useQuery } from '@tanstack/react-query';
import { current } from '#shared/plans/current.ts';
import type { StrandKind } from '#shared/plans/strand.ts';
import { settingsQuery } from '../authorities/settings-data.ts';
import { FieldError, groupClass, Hint, TextField } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';
import { TickBox } from '../ui/tick.tsx';
import { kindNames } from './strand-words.ts';

/** Whether a name that is typed goes into the authority’s list. */
export interface Adding {
  on: boolean;
  set: (on: boolean) => void;
}

interface ChooserProps {
  authority: string;
  /** The answer that is set: the end of a link, of this kind. */
  name: string;
  kind: 'strand' | 'day-to-day';
  label: string;
  /** What is offered of the list. */
  kinds: readonly StrandKind[];
  /** What is chosen where it is none of the list. */
  none: string;
  /** Null, where it is not theirs to add to the list. */
  adding: Adding | null;
}

/** One of the authority’s list, or another by its name. */
export function StrandChooser({ authority, name, kind, label, kinds, none, adding }: ChooserProps) {
  const settings = useQuery(settingsQuery(authority));
  const { id, error, set } = useField(name);
  const key = useField(`${name}.strand`);
  const offered = current(settings.data?.strands ?? []).filter((strand) => kinds.includes(strand.kind));
  const wrong = error ?? key.error;
  const choose = (chosen: string): void => {
    const strand = offered.find((each) => each.key === chosen);
    if (strand !== undefined) set({ kind, name: strand.name, strand: strand.key });
    else set(kind === 'strand' ? { kind, name: '' } : { kind });
  };
  return (
    <>
      {offered.length > 0 && (
        <div className={groupClass(wrong)} id={id} tabIndex={-1}>
          <label className="govuk-label govuk-label--s" htmlFor={`${id}-strand`}>
            {label}
          </label>
          <Hint id={`${id}-strand`}>From your authority’s list</Hint>
          <FieldError id={`${id}-strand`} error={wrong} />
          <select
            className="govuk-select"
            id={`${id}-strand`}
            value={key.text}
            aria-describedby={`${id}-strand-hint`}
            onChange={(event) => choose(event.target.value)}
          >
            <option value="">{none}</option>
            {offered.map((strand) => (
              <option key={strand.key} value={strand.key}>
                {strand.name}
                {kinds.length > 1 && strand.kind !== 'strand' ? ` (${kindNames[strand.kind].one.toLowerCase()})` : ''}
              </option>
            ))}
          </select>
        </div>
      )}
      {kind === 'strand' && key.text === '' && <Another name={name} adding={adding} listed={offered.length > 0} />}
    </>
  );
}

function Another({ name, adding, listed }: Pick<ChooserProps, 'name' | 'adding'> & { listed: boolean }) {
  const id = `${name.replaceAll('.', '-')}-into-list`;
  return (
    <>
      <TextField
        name={`${name}.name`}
        label={listed ? 'Name of the other strand' : 'Name of the strand'}
        hint={adding === null ? 'An administrator can add it to the list, and match it to this name later.' : undefined}
      />
      {adding !== null && (
        <div className="govuk-checkboxes govuk-checkboxes--small govuk-form-group">
          <TickBox id={id} label="Add it to your authority’s list" checked={adding.on} onChange={adding.set} />
        </div>
      )}
    </>
  );
}
