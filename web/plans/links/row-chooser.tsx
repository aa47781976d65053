import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { PlanView } from '#shared/plans/schema.ts';
import { treeOf } from '#shared/plans/tree.ts';
import { describedBy, FieldError, groupClass, Hint } from '../../ui/fields.tsx';
import { useField } from '../../ui/form.tsx';
import { GreyLines, Loaded } from '../../ui/loaded.tsx';
import { shortened } from '../../ui/words.ts';
import { planQuery, plansQuery } from '../plan-data.ts';
import type { Branch, PlanNode } from '../plan-tree.ts';

interface ChooserProps {
  authority: string;
  /** The answer that is set: a place in a plan. */
  name: string;
  /** The name of the row within the answer. */
  row: 'node' | 'parent';
  label: string;
  hint: string;
  /** Whether the plan whole may be chosen, and what that is called; else a row must be. */
  whole?: ((plan: PlanView) => string | null) | undefined;
  fits: (node: PlanNode, plan: PlanView) => boolean;
  without?: string;
}

/** A plan of the authority, and a row of it found by words. */
export function RowChooser(props: ChooserProps) {
  const { authority, name, row, label, hint, without } = props;
  const plans = useQuery(plansQuery(authority));
  const { set } = useField(name);
  const { id, text: plan, error } = useField(`${name}.plan`);
  const inRow = useField(`${name}.${row}`);
  const wrong = error ?? inRow.error;
  return (
    <div className={groupClass(wrong)} id={inRow.id} tabIndex={-1}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {label}
      </label>
      <Hint id={id}>{hint}</Hint>
      <FieldError id={id} error={wrong} />
      <select
        className={error === undefined ? 'govuk-select' : 'govuk-select govuk-select--error'}
        id={id}
        value={plan}
        aria-describedby={describedBy(id, hint, wrong)}
        onChange={(event) => set({ kind: 'plan', plan: event.target.value, [row]: null })}
      >
        <option value="">Choose a plan</option>
        {(plans.data?.items ?? [])
          .filter((one) => one.id !== without)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
      </select>
      {plan !== '' && <Rows {...props} plan={plan} chosen={inRow.value} choose={inRow.set} />}
    </div>
  );
}

type RowsProps = ChooserProps & { plan: string; chosen: unknown; choose: (node: string | null) => void };

function Rows({ authority, plan, ...props }: RowsProps) {
  const query = useQuery(planQuery({ authority, plan }));
  return (
    <Loaded query={query} waiting={<GreyLines lines={4} />}>
      {(view) => <Found {...props} view={view} />}
    </Loaded>
  );
}

const mostShown = 30;
type Flat = { node: PlanNode; number: string };
const flat = (branches: Branch[]): Flat[] =>
  branches.flatMap(({ node, number, children }) => [{ node, number }, ...flat(children)]);

type FoundProps = Omit<RowsProps, 'authority' | 'plan'> & { view: PlanView };

function Found({ view, whole, fits, chosen, choose }: FoundProps) {
  const [words, setWords] = useState('');
  const id = useId();
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const says = ({ node, number }: Flat) => `${number} ${node.title}`.toLowerCase();
  const rows = flat(treeOf(view.nodes)).filter(({ node }) => fits(node, view));
  const found = rows.filter((row) => wanted.every((word) => says(row).includes(word)));
  const level = (key: string) => view.shape.levels.find((one) => one.key === key)?.name ?? 'Row';
  const all = whole?.(view) ?? null;
  return (
    <fieldset className="govuk-fieldset pb-chooser">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Which row of it?</legend>
      <label className="govuk-label" htmlFor={`${id}-words`}>
        Words in the row
      </label>
      <input
        className="govuk-input govuk-input--width-20"
        id={`${id}-words`}
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p className="pb-small" role="status">
        {found.length > mostShown
          ? `${found.length} rows fit. The first ${mostShown} are shown; more words find fewer.`
          : `${found.length} of ${rows.length} rows fit.`}
      </p>
      <div className="govuk-radios govuk-radios--small">
        {all !== null && (
          <Choice id={`${id}-whole`} group={id} checked={chosen === null} choose={() => choose(null)} words={all} />
        )}
        {found.slice(0, mostShown).map(({ node, number }) => (
          <Choice
            key={node.id}
            id={`${id}-${node.id}`}
            group={id}
            checked={chosen === node.id}
            choose={() => choose(node.id)}
            words={`${level(node.level)} ${number}: ${shortened(node.title, 110)}`}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  id: string;
  group: string;
  checked: boolean;
  choose: () => void;
  words: string;
}

function Choice({ id, group, checked, choose, words }: ChoiceProps) {
  return (
    <div className="govuk-radios__item">
      <input className="govuk-radios__input" id={id} name={group} type="radio" checked={checked} onChange={choose} />
      <label className="govuk-label govuk-radios__label" htmlFor={id}>
        {words}
      </label>
    </div>
  );
}
