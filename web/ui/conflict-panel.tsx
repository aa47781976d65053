import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Values } from './form-values.ts';

export interface Side {
  name: string;
  label: string;
  mine: string | null;
  theirs: string | null;
  /** How a value is shown, where it is not words already. */
  show?: (value: string) => string;
}

type Which = 'theirs' | 'mine' | 'both';

function standing({ theirs, mine }: Side, which: Which): string | null {
  return which === 'both' ? `${theirs}\n\n${mine}` : which === 'theirs' ? theirs : mine;
}

interface ConflictProps {
  sides: Side[];
  onChosen: (chosen: Values) => void;
}

/** Someone else was first: theirs beside mine, field by field. Nothing is lost until one has chosen. */
export function ConflictPanel({ sides, onChosen }: ConflictProps) {
  const different = sides.filter(({ mine, theirs }) => mine !== theirs);
  const [chosen, setChosen] = useState<Record<string, Which>>({});
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), []);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    onChosen(Object.fromEntries(sides.map((side) => [side.name, standing(side, chosen[side.name] ?? 'mine')])));
  };
  return (
    <form className="pb-conflict" onSubmit={handleSubmit}>
      <div className="govuk-error-summary" ref={summary} tabIndex={-1} role="alert">
        <h2 className="govuk-error-summary__title">Someone else changed this while you were typing</h2>
        <div className="govuk-error-summary__body">
          <p>
            {different.length === 0
              ? 'What they saved and what you typed are the same. Go on to save yours.'
              : 'Nothing that you typed is lost. For each answer that differs, choose which should stand; you can change the words before they are saved.'}
          </p>
        </div>
      </div>
      {different.map((side) => (
        <Choice
          key={side.name}
          side={side}
          chosen={chosen[side.name] ?? 'mine'}
          choose={(which) => setChosen((before) => ({ ...before, [side.name]: which }))}
        />
      ))}
      <button className="govuk-button" type="submit">
        Go on with these answers
      </button>
    </form>
  );
}

interface ChoiceProps {
  side: Side;
  chosen: Which;
  choose: (which: Which) => void;
}

function Choice({ side, chosen, choose }: ChoiceProps) {
  const shown = (value: string | null): string =>
    value === null || value === '' ? 'Left blank' : (side.show?.(value) ?? value);
  const both = side.show === undefined && Boolean(side.mine) && Boolean(side.theirs);
  const options: { which: Which; label: string; words: string }[] = [
    { which: 'theirs', label: 'Theirs, as it is now', words: shown(side.theirs) },
    { which: 'mine', label: 'Yours', words: shown(side.mine) },
    ...(both
      ? [
          {
            which: 'both' as const,
            label: 'Both, to be merged',
            words: 'Theirs, then yours, for you to make one text of.',
          },
        ]
      : []),
  ];
  return (
    <fieldset className="pb-conflict__field">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">{side.label}</legend>
      <div className="pb-conflict__sides govuk-radios--small">
        {options.map((option) => (
          <Option
            key={option.which}
            name={`conflict-${side.name}`}
            option={option}
            checked={chosen === option.which}
            choose={() => choose(option.which)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface OptionProps {
  name: string;
  option: { which: Which; label: string; words: string };
  checked: boolean;
  choose: () => void;
}

function Option({ name, option, checked, choose }: OptionProps) {
  const id = `${name}-${option.which}`;
  return (
    <div className="pb-conflict__side">
      <div className="govuk-radios__item">
        <input className="govuk-radios__input" id={id} name={name} type="radio" checked={checked} onChange={choose} />
        <label className="govuk-label govuk-radios__label" htmlFor={id}>
          <strong>{option.label}</strong>
        </label>
      </div>
      <p className="pb-words">{option.words}</p>
    </div>
  );
}
