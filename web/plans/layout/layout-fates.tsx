import { LayoutChange } from '#shared/plans/layout.ts';
import { type Leaver, wordsOfUse } from '#shared/plans/leaving.ts';
import { describedBy, FieldError, groupClass, Hint } from '../../ui/fields.tsx';
import { useField } from '../../ui/form.tsx';
import { type Values, valueAt } from '../../ui/form-values.ts';
import { type Comparison, type Decided, decide, type Fate, fateOf, placesFor, toDecide } from './layout-choices.ts';

const Renaming = LayoutChange.shape.renamed;
const Leaving = LayoutChange.shape.leaving;

/** What was decided so far, as the form holds it. */
export function decidedIn(values: Values): Decided {
  const [renamed, leaving] = [
    Renaming.safeParse(valueAt(values, 'renamed')),
    Leaving.safeParse(valueAt(values, 'leaving')),
  ];
  return { renamed: renamed.data ?? {}, leaving: leaving.data ?? {} };
}

interface FatesProps {
  comparison: Comparison;
  values: Values;
}

/** What is in use and has no place in the chosen layout: each has to be decided, and none loses its words. */
export function Fates({ comparison, values }: FatesProps) {
  const leavers = toDecide(comparison);
  if (leavers.length === 0) return null;
  return (
    <fieldset className="govuk-fieldset pb-fates">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">In use, and not in this layout</legend>
      <p className="govuk-body">
        Nothing of these is lost. Choose what each is called from now on, or let it leave: then its words stay with
        their rows, are not printed, and come back when a layout has it again.
      </p>
      {leavers.map((leaver) => (
        <FateField
          key={`${leaver.part} ${leaver.key}`}
          leaver={leaver}
          comparison={comparison}
          decided={decidedIn(values)}
        />
      ))}
    </fieldset>
  );
}

const asChoice = (fate: Fate): string => (fate.kind === 'place' ? `place ${fate.key}` : fate.kind);

function fromChoice(choice: string): Fate {
  if (choice === 'leaves') return { kind: 'leaves' };
  return choice.startsWith('place ') ? { kind: 'place', key: choice.slice('place '.length) } : { kind: 'open' };
}

interface FateProps {
  leaver: Leaver;
  comparison: Comparison;
  decided: Decided;
}

function FateField({ leaver, comparison, decided }: FateProps) {
  const { part, key, name } = leaver;
  const { id, error } = useField(`leaving.${part}.${key}`);
  const [renamed, leaving] = [useField('renamed'), useField('leaving')];
  const hint = `${wordsOfUse(leaver)}.`;
  const taken = decided.renamed[part] ?? {};
  const places = placesFor(leaver, comparison).filter((place) => (taken[place.key] ?? key) === key);
  const fate = fateOf(leaver, decided);
  const stands = fate.kind !== 'place' || places.some((place) => place.key === fate.key);
  const handleChoice = (choice: string): void => {
    const next = decide(leaver, fromChoice(choice), decided);
    renamed.set(next.renamed);
    leaving.set(next.leaving);
  };
  return (
    <div className={groupClass(error)}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        What becomes of “{name}”?
      </label>
      <Hint id={id}>{hint}</Hint>
      <FieldError id={id} error={error} />
      <select
        className={error === undefined ? 'govuk-select' : 'govuk-select govuk-select--error'}
        id={id}
        value={stands ? asChoice(fate) : 'open'}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => handleChoice(event.target.value)}
      >
        <option value="open">Choose</option>
        {places.map((place) => (
          <option key={place.key} value={`place ${place.key}`}>
            It is “{place.name}” from now on
          </option>
        ))}
        <option value="leaves">It leaves, and its words are kept</option>
      </select>
    </div>
  );
}
