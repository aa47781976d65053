import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FieldError, groupClass } from '../ui/fields.tsx';
import { useField, useFormContext } from '../ui/form.tsx';
import { fieldId } from '../ui/form-errors.ts';
import { type Part, partsOf, stepped } from './edited-parts.ts';

export interface PartListProps<T extends Part> {
  /** Where the list stands in the form. */
  name: string;
  heading: string;
  hint: string;
  /** What one of them is called. */
  one: string;
  nameOf: (part: T) => string;
  /** How it is shown, where that is more than its name. */
  show?: (part: T) => ReactNode;
  about: (part: T) => ReactNode;
  /** What stays of it whatever is done to it here; null where nothing was made with it. */
  kept?: (part: T) => string | null;
  fields: (name: string, part: T) => ReactNode;
  blank: (parts: readonly T[]) => T;
  /** Those that were saved before. */
  stood: readonly T[];
  /** How they leave; @default they are retired, and go for good only then */
  ways?: Ways<T>;
}

/** What becomes of parts that were saved before, in the words of the list. */
export interface Ways<T> {
  tag: string;
  retire: string;
  bringBack: string;
  remove: string;
  putBack: string;
  /** What is said of one that is not there any more once this is saved. */
  leaves: (part: T) => string;
  /** Whether it can be removed without being retired before. */
  atOnce: boolean;
  /** What neither is retired nor goes. */
  stays: (part: T) => boolean;
}

const retiring = <T extends Part>({ nameOf }: Pick<PartListProps<T>, 'nameOf'>): Ways<T> => ({
  ...{ tag: 'Retired', retire: 'Retire', bringBack: 'Bring back', remove: 'Remove for good' },
  ...{ putBack: 'Put it back, retired', atOnce: false, stays: () => false },
  leaves: (part) => `“${nameOf(part)}” goes for good when this is saved.`,
});

type Step = -1 | 1;

/** Parts in their order. Each is a line; what it says is changed below it. Everything is done with buttons. */
export function PartList<T extends Part>(props: PartListProps<T>) {
  const { name, heading, hint, one, blank } = props;
  const { id, value, error, set } = useField(name);
  const parts = partsOf<T>(value);
  const [opened, setOpened] = useState<number | null>(null);
  const moves = useMoves(props, parts);
  const move = (place: number, step: Step): void => {
    moves.move(place, step);
    if (opened === place) setOpened(place + step);
    else if (opened === place + step) setOpened(place);
  };
  return (
    <section className={groupClass(error)} id={id} aria-labelledby={`${id}-heading`}>
      <h2 className="govuk-heading-m" id={`${id}-heading`}>
        {heading}
      </h2>
      <p className="govuk-hint">{hint}</p>
      <FieldError id={id} error={error} />
      <ol className="pb-parts">
        {parts.map((part, place) => (
          <PartItem
            key={part.key}
            {...props}
            {...{ parts, part, place, move }}
            opened={opened === place}
            open={(open) => setOpened(open ? place : null)}
          />
        ))}
      </ol>
      <p className="govuk-visually-hidden" role="status">
        {moves.said}
      </p>
      <Removed {...props} parts={parts} />
      <button
        className="govuk-button govuk-button--secondary"
        type="button"
        onClick={() => {
          set([...parts, blank(parts)]);
          setOpened(parts.length);
        }}
      >
        Add a {one}
      </button>
    </section>
  );
}

/** What was saved before and is not there any more: it goes when this is saved, and can be put back until then. */
function Removed<T extends Part>(props: PartListProps<T> & { parts: readonly T[] }) {
  const { name, one, nameOf, kept, stood, parts, ways = retiring(props) } = props;
  const { set } = useField(name);
  const gone = stood.filter(({ key }) => !parts.some((part) => part.key === key));
  return gone.map((part) => (
    <p className="govuk-body" key={part.key}>
      {ways.leaves(part)} {kept?.(part)}{' '}
      <Press
        label={ways.putBack}
        of={`the ${one} “${nameOf(part)}”`}
        press={() => set(parts.toSpliced(stood.indexOf(part), 0, ways.atOnce ? part : { ...part, retired: true }))}
      />
    </p>
  ));
}

/** Moves a part and says where it is now; the focus stays on the button that was pressed, or goes to the other. */
function useMoves<T extends Part>({ name, one, nameOf }: PartListProps<T>, parts: readonly T[]) {
  const { id, set } = useField(name);
  const [said, setSaid] = useState('');
  const pressed = useRef<{ key: string; step: Step } | null>(null);
  // Whatever the parts are after a move, the button has to be found anew among them.
  useEffect(() => {
    if (pressed.current === null || parts.length === 0) return;
    const { key, step } = pressed.current;
    pressed.current = null;
    const buttons = [step, step === 1 ? -1 : 1].map((each) => document.getElementById(`${id}-${key}-${each}`));
    buttons.find((button) => button !== null && !button.matches(':disabled'))?.focus();
  }, [id, parts]);
  const move = (place: number, step: Step): void => {
    const part = parts[place];
    if (part === undefined) return;
    pressed.current = { key: part.key, step };
    set(stepped(parts, place, step));
    setSaid(`The ${one} “${nameOf(part)}” is now ${place + step + 1} of ${parts.length}`);
  };
  return { said, move };
}

function Kept({ words }: { words: string | null }) {
  return words === null ? null : <p className="pb-parts__about pb-parts__kept">{words}</p>;
}

type ItemProps<T extends Part> = PartListProps<T> & {
  parts: readonly T[];
  part: T;
  place: number;
  move: (place: number, step: Step) => void;
  opened: boolean;
  open: (open: boolean) => void;
};

function PartItem<T extends Part>(props: ItemProps<T>) {
  const { name, one, part, place, nameOf, about, kept, fields, opened, ways = retiring(props) } = props;
  const { errors, ids } = useFormContext();
  const own = `${name}.${place}`;
  const wrong = errors.some(({ id }) => id.startsWith(`${fieldId(own, ids)}-`));
  const shown = opened || wrong;
  const words = nameOf(part) === '' ? `New ${one}` : nameOf(part);
  return (
    <li className={part.retired ? 'pb-parts__item pb-parts__item--retired' : 'pb-parts__item'}>
      <div className="pb-parts__line">
        <span className="pb-parts__words">
          {props.show?.(part) ?? <strong>{words}</strong>}
          {part.retired && <strong className="pb-parts__tag">{ways.tag}</strong>}
          <span className="pb-parts__about">{about(part)}</span>
        </span>
        <PartButtons {...props} shown={shown} words={words} />
        {part.retired && <Kept words={kept?.(part) ?? null} />}
      </div>
      {shown && (
        <fieldset className="pb-parts__fields">
          <legend className="govuk-visually-hidden">
            The {one} “{words}”
          </legend>
          <Kept words={part.retired ? null : (kept?.(part) ?? null)} />
          {fields(own, part)}
        </fieldset>
      )}
    </li>
  );
}

function PartButtons<T extends Part>(props: ItemProps<T> & { shown: boolean; words: string }) {
  const { one, parts, part, place, stood, move, open, shown, words } = props;
  const { id } = useField(props.name);
  const of = `the ${one} “${words}”`;
  const saved = stood.some(({ key }) => key === part.key);
  return (
    <span className="pb-parts__buttons">
      <Press label={shown ? 'Close' : 'Change'} of={of} expanded={shown} press={() => open(!shown)} />
      <Press id={`${id}-${part.key}--1`} label="Up" of={of} off={place === 0} press={() => move(place, -1)} />
      <Press
        id={`${id}-${part.key}-1`}
        label="Down"
        of={of}
        off={place === parts.length - 1}
        press={() => move(place, 1)}
      />
      <Leaving {...props} of={of} saved={saved} />
    </span>
  );
}

/** How a part leaves: one that is new at once, one that was saved as the list has it. */
function Leaving<T extends Part>(props: ItemProps<T> & { of: string; saved: boolean }) {
  const { name, parts, part, place, open, of, saved, ways = retiring(props) } = props;
  const { set } = useField(name);
  const put = (next: T) => set(parts.with(place, next));
  const remove = (): void => {
    set(parts.toSpliced(place, 1));
    open(false);
  };
  if (!saved) return <Press label="Remove" of={of} press={remove} />;
  if (ways.stays(part)) return null;
  return (
    <>
      {part.retired ? (
        <Press label={ways.bringBack} of={of} press={() => put(withoutRetired(part))} />
      ) : (
        <Press label={ways.retire} of={of} press={() => put({ ...part, retired: true })} />
      )}
      {(part.retired || ways.atOnce) && <Press label={ways.remove} of={of} press={remove} />}
    </>
  );
}

function withoutRetired<T extends Part>(part: T): T {
  const { retired: _, ...rest } = part;
  // What is left out is optional in every part.
  return rest as T;
}

interface PressProps {
  id?: string;
  label: string;
  of: string;
  off?: boolean;
  expanded?: boolean;
  press: () => void;
}

function Press({ id, label, of, off = false, expanded, press }: PressProps) {
  return (
    <button
      className="pb-parts__button"
      type="button"
      id={id}
      disabled={off}
      aria-expanded={expanded}
      aria-label={`${label}: ${of}`}
      onClick={press}
    >
      {label}
    </button>
  );
}
