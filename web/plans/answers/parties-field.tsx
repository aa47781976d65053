import { type ReactNode, useEffect, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import * as z from 'zod';
import { Party } from '#shared/plans/party.ts';
import { FieldError, groupClass } from '../../ui/fields.tsx';
import { useField, useFormContext } from '../../ui/form.tsx';
import { fieldId } from '../../ui/form-errors.ts';
import { leaveThePageShown } from '../../ui/person-field.tsx';
import { type Known, type PartyChoice, partyChoices } from './party-choices.ts';

interface PartiesFieldProps {
  name: string;
  label: ReactNode;
  hint: ReactNode;
  known: Known;
  nameOf: (party: Party) => string;
  /** Whether one name is the answer, and not a list. */
  single?: boolean;
}

const Several = z.array(Party).catch([]);

/** Names people, boards, roles and organisations, one after another; each can be taken out again. */
export function PartiesField({ name, label, hint, known, nameOf, single = false }: PartiesFieldProps) {
  const { id, value, error, set } = useField(name);
  const chosen = Several.parse(single ? (value === undefined ? [] : [value]) : value);
  const keep = (parties: readonly Party[]): void => set(single ? parties.at(-1) : parties);
  return (
    <div className={groupClass(error)}>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
        <FieldError id={id} error={error} />
        {chosen.length > 0 && (
          <ul className="govuk-list pb-parties">
            {chosen.map((party, place) => (
              <Named
                key={JSON.stringify(party)}
                name={single ? `${name}.party` : `${name}.${place}`}
                words={nameOf(party)}
                remove={() => keep(chosen.filter((one) => one !== party))}
              />
            ))}
          </ul>
        )}
        {!(single && chosen.length > 0) && (
          <PartyChooser
            id={id}
            label="Name to add"
            hint={hint}
            choicesFor={(typed) => partyChoices(typed, chosen, known)}
            add={(party) => keep([...chosen, party])}
          />
        )}
      </fieldset>
    </div>
  );
}

function Named({ name, words, remove }: { name: string; words: string; remove: () => void }) {
  const { errors, ids } = useFormContext();
  const id = fieldId(name, ids);
  const error = errors.find((one) => one.id === id)?.message;
  return (
    <li className="pb-parties__one" id={id} tabIndex={-1}>
      <FieldError id={id} error={error} />
      {words}{' '}
      <button className="pb-link-button pb-link-button--small" type="button" onClick={remove}>
        Take out<span className="govuk-visually-hidden"> {words}</span>
      </button>
    </li>
  );
}

interface ChooserProps {
  id: string;
  label: string;
  hint: ReactNode;
  choicesFor: (typed: string) => PartyChoice[];
  add: (party: Party) => void;
}

/** One name to choose, found by what is typed of it. */
export function PartyChooser({ id, label, hint, choicesFor, add }: ChooserProps) {
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  useEffect(() => () => leaveThePageShown(false), []);
  const choices = choicesFor(typed);
  const handleChosen = (key: unknown): void => {
    const choice = choices.find((one) => one.id === key);
    if (choice === undefined) return;
    add(choice.party);
    setTyped('');
  };
  return (
    <ComboBox
      className="pb-combo"
      items={choices}
      inputValue={typed}
      selectedKey={null}
      allowsCustomValue
      allowsEmptyCollection={false}
      menuTrigger="focus"
      defaultFilter={() => true}
      onInputChange={setTyped}
      onOpenChange={leaveThePageShown}
      onSelectionChange={handleChosen}
    >
      <Label className="govuk-visually-hidden">{label}</Label>
      <Text className="govuk-hint" slot="description">
        {hint}
      </Text>
      <div className="pb-combo__row">
        <Input className="govuk-input" id={id} />
        <Button className="pb-combo__button">
          <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d="M2 5h12l-6 7z" />
          </svg>
        </Button>
      </div>
      <div ref={setPlace} />
      <Popover className="pb-combo__popover" {...(place !== null && { UNSTABLE_portalContainer: place })}>
        <ListBox<PartyChoice> className="pb-combo__list">
          {(item) => (
            <ListBoxItem className="pb-combo__item" textValue={`${item.label}, ${item.about}`}>
              {item.label} <span className="pb-combo__about">{item.about}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
