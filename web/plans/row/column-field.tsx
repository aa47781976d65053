import { typeOf } from '#shared/plans/current.ts';
import type { Party } from '#shared/plans/party.ts';
import type { Column } from '#shared/vocabulary.ts';
import { TextArea } from '../../ui/fields.tsx';
import { useField } from '../../ui/form.tsx';
import { PartiesField, PartyChooser } from '../answers/parties-field.tsx';
import { type Known, partyChoices } from '../answers/party-choices.ts';
import { IndicatorReading, useIndicators } from './indicator-reading.tsx';
import { UnderstoodLine } from './understood-line.tsx';

export interface NamingProps {
  known: Known;
  nameOf: (party: Party) => string;
}

interface ColumnFieldProps {
  authority: string;
  column: Column;
  naming: NamingProps;
}

/** The words of one column, what they are understood as, and what helps to write them. */
export function ColumnField({ authority, column, naming }: ColumnFieldProps) {
  const name = `fields.${column.key}`;
  const { text } = useField(name);
  const type = typeOf(column);
  return (
    <div className="pb-column-field">
      <TextArea name={name} label={column.heading} rows={3} />
      {type !== 'people' && <UnderstoodLine type={type} text={text} />}
      {type === 'people' && <Names column={column} name={name} {...naming} />}
      {type === 'indicator' && <Indicators authority={authority} heading={column.heading} name={name} />}
    </div>
  );
}

/** Those who stand in the column by name; or, where it is of words alone, names to be put among them. */
function Names({ column, name, known, nameOf }: NamingProps & { column: Column; name: string }) {
  const { id, text, set } = useField(name);
  if (column.answers !== undefined) {
    return (
      <PartiesField
        name={column.answers}
        label={`Names for “${column.heading}”`}
        hint="People, roles, boards or organisations. They are printed after the words."
        {...{ known, nameOf }}
      />
    );
  }
  return (
    <PartyChooser
      id={`${id}-names`}
      label={`Add a name to “${column.heading}”`}
      hint="People, boards, roles or organisations. A name that you choose is put after the words."
      choicesFor={(typed) => partyChoices(typed, [], known)}
      add={(party) => set(added(text, nameOf(party)))}
    />
  );
}

function Indicators({ authority, heading, name }: { authority: string; heading: string; name: string }) {
  const { id, text, set } = useField(name);
  const indicators = useIndicators(authority, true);
  return (
    <>
      {indicators.length > 0 && (
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor={`${id}-indicator`}>
            Add an indicator to “{heading}”
          </label>
          <select
            className="govuk-select"
            id={`${id}-indicator`}
            value=""
            onChange={(event) => set(added(text, event.target.value))}
          >
            <option value="">Choose an indicator</option>
            {indicators.map((indicator) => (
              <option key={indicator.key} value={indicator.name}>
                {indicator.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <IndicatorReading authority={authority} words={text} />
    </>
  );
}

const added = (words: string, name: string): string =>
  name === '' ? words : words.trim() === '' ? name : `${words.trim()}; ${name}`;
