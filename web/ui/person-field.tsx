import { type ReactNode, useEffect, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { mayOwn } from '#shared/people/rules.ts';
import type { Person } from '#shared/people/schema.ts';
import { FieldError, groupClass } from './fields.tsx';
import { useField } from './form.tsx';

type Owner = Pick<Person, 'id' | 'name' | 'left' | 'outside' | 'through'>;

interface PersonFieldProps {
  name: string;
  label: ReactNode;
  hint: ReactNode;
  people: Owner[];
}

const nobody = 'nobody';
const named = ({ name, outside }: Pick<Owner, 'name' | 'outside'>): string =>
  outside ? `${name} (through a board)` : name;

/**
 * An open list would hide all else from screen readers while the keyboard still goes there. What is marked like this stays as
 * it is (the mark by which the library leaves its own notices alone), and only for as long as the list is open.
 */
export const leaveThePageShown = (isOpen: boolean): void => {
  document.getElementById('page')?.toggleAttribute('data-react-aria-top-layer', isOpen);
};

/**
 * Chooses who owns something by typing part of the name, or nobody: officers, and those outside whom a board can ask. Who has
 * left is offered only where already chosen.
 */
export function PersonField({ name, label, hint, people }: PersonFieldProps) {
  const { id, text, error, set } = useField(name);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  useEffect(() => () => leaveThePageShown(false), []);
  const offered = people.filter((person) => mayOwn(person) || person.id === text);
  const items = [
    { id: nobody, name: 'Nobody yet' },
    ...offered.map(({ id: key, ...person }) => ({ id: key as string, name: named(person) })),
  ];
  return (
    <div className={groupClass(error)}>
      <ComboBox
        className="pb-combo"
        defaultItems={items}
        defaultSelectedKey={text === '' ? nobody : text}
        menuTrigger="focus"
        onOpenChange={leaveThePageShown}
        onSelectionChange={(key) => set(key === nobody || key === null ? null : String(key))}
      >
        <Label className="govuk-label govuk-label--s">{label}</Label>
        <Text className="govuk-hint" slot="description">
          {hint}
        </Text>
        <FieldError id={id} error={error} />
        <div className="pb-combo__row">
          <Input className="govuk-input" id={id} />
          <Button className="pb-combo__button">
            <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
              <path d="M2 5h12l-6 7z" />
            </svg>
          </Button>
        </div>
        {/* Right after its field, and so within the page’s landmark. */}
        <div ref={setPlace} />
        <Popover className="pb-combo__popover" {...(place !== null && { UNSTABLE_portalContainer: place })}>
          <ListBox<{ id: string; name: string }> className="pb-combo__list">
            {(item) => (
              <ListBoxItem className="pb-combo__item" textValue={item.name}>
                {item.name}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}
