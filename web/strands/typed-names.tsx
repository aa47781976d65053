import { useState } from 'react';
import { current } from '#shared/plans/current.ts';
import type { StrandList, StrandMatched, TypedName } from '#shared/plans/strands.ts';
import { api } from '../api.ts';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';
import { TickBox } from '../ui/tick.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { counted } from '../ui/words.ts';
import { typedInWords } from './strand-words.ts';

interface TypedProps {
  list: StrandList;
  authority: string;
}

const keyOf = ({ kind, name }: TypedName): string => `${kind} ${name}`;

/** Names that were typed before there was a list: ticked, they become one of it in one go. */
export function TypedNames({ list, authority }: TypedProps) {
  const [ticked, setTicked] = useState<string[]>([]);
  const [strand, setStrand] = useState('');
  const [missing, setMissing] = useState(false);
  const match = useMatch(authority);
  const { typed, can } = list;
  const offered = current(list.items).filter(({ kind }) => kind !== 'day-to-day');
  if (typed.length === 0) return null;
  const names = typed.filter((name) => ticked.includes(keyOf(name)));
  const go = async (): Promise<void> => {
    const to = offered.find(({ key }) => key === strand);
    setMissing(to === undefined || names.length === 0);
    if (to === undefined || names.length === 0) return;
    if (await match(to, names)) setTicked([]);
  };
  const canMatch = can.match && offered.length > 0;
  return (
    <section className="pb-section" aria-labelledby="typed">
      <h2 className="govuk-heading-m" id="typed">
        Names that are in no list
      </h2>
      <p className="govuk-body pb-text">
        They were typed where something was handed over or linked, and stay as they are.{' '}
        {canMatch && 'Tick those that are the same strand or strategy, and match them to it.'}
      </p>
      <ul className="govuk-list pb-typed">
        {typed.map((name) => (
          <TypedLine
            key={keyOf(name)}
            name={name}
            ticked={canMatch ? ticked.includes(keyOf(name)) : null}
            tick={(on) => setTicked(on ? [...ticked, keyOf(name)] : ticked.filter((each) => each !== keyOf(name)))}
          />
        ))}
      </ul>
      {canMatch && (
        <div className={missing ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
          <label className="govuk-label govuk-label--s" htmlFor="match-strand">
            What are those that are ticked?
          </label>
          {missing && (
            <p className="govuk-error-message" role="alert">
              Tick at least one name and choose what it is
            </p>
          )}
          <select
            className="govuk-select pb-typed__choice"
            id="match-strand"
            value={strand}
            onChange={(event) => setStrand(event.target.value)}
          >
            <option value="">Choose from the list</option>
            {offered.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => void go()}>
            Match
          </button>
        </div>
      )}
    </section>
  );
}

interface LineProps {
  name: TypedName;
  /** Null, where nothing can be ticked. */
  ticked: boolean | null;
  tick: (on: boolean) => void;
}

function TypedLine({ name, ticked, tick }: LineProps) {
  const words = (
    <>
      {name.name} <span className="pb-typed__where">{typedInWords(name)}</span>
    </>
  );
  if (ticked === null) return <li>{words}</li>;
  const id = `typed-${keyOf(name).replace(/\W+/g, '-')}`;
  return (
    <li className="govuk-checkboxes govuk-checkboxes--small">
      <TickBox id={id} label={words} checked={ticked} onChange={tick} />
    </li>
  );
}

/** Matches names to a strand and offers to take it back; answers whether it was done. */
function useMatch(authority: string) {
  const tell = useNotices();
  const refresh = useRefresh(authority);
  const undo = async ({ done }: StrandMatched): Promise<void> => {
    try {
      for (const { plan, entry } of done) await api.undo({ authority, plan }, entry);
      tell({ words: 'Undone. The names are as they were typed.' });
    } catch (error) {
      tell({ words: `Not all of it was undone. ${inPlainWords(error)}`, tone: 'trouble' });
    }
    await refresh();
  };
  return async (to: { key: string; name: string }, names: TypedName[]): Promise<boolean> => {
    try {
      const json = { names: names.map(({ kind, name }) => ({ kind, name })) };
      const matched = await api.matchStrand({ authority, strand: to.key }, json, { key: crypto.randomUUID() });
      const rest = matched.left === 0 ? '' : ` ${counted(matched.left, 'link')} could not be matched now: match again.`;
      tell({
        words: `${counted(matched.done.length, 'link')} matched to “${to.name}”.${rest}`,
        button: { label: 'Undo', press: () => void undo(matched) },
      });
      await refresh();
      return true;
    } catch (error) {
      tell({ words: `Nothing was matched. ${inPlainWords(error)}`, tone: 'trouble' });
      return false;
    }
  };
}
