import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { CellChange, RowDecision as Decision, FoundRow, Import, MissingRow } from '#shared/work/schema.ts';
import { api } from '../api.ts';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';
import { TickBox } from '../ui/tick.tsx';
import { inSentence } from '../ui/words.ts';
import { importQuery } from './work-data.ts';

interface DecisionProps {
  row: FoundRow;
  work: Import;
  authority: string;
}

/** Sends what was decided of a row at once; the check shows what comes of it. */
function useDeciding(work: Import, authority: string) {
  const client = useQueryClient();
  const tell = useNotices();
  const [busy, setBusy] = useState(false);
  const decide = async (decision: Decision): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const decided = await api.decideImport({ authority, import: work.id }, { rows: [decision] });
      client.setQueryData(importQuery(authority, work.id).queryKey, decided);
    } catch (error) {
      tell({ words: `Your decision was not kept. ${inPlainWords(error)}`, tone: 'trouble' });
    } finally {
      setBusy(false);
    }
  };
  return { decide, busy };
}

const whoseWords: Record<CellChange['whose'], string> = {
  file: 'changed in the file',
  here: 'changed here; the file has the words of then',
  both: 'changed here and in the file',
};

/** Each column in which the file and the plan differ: the words here, then those of the file. */
export function CellChanges({ changes }: { changes: readonly CellChange[] }) {
  return (
    <dl className="pb-cell-changes">
      {changes.map(({ column, heading, before, after, whose }) => (
        <div key={column}>
          <dt>
            {heading}: <span className="pb-cell-changes__whose">{whoseWords[whose]}</span>
          </dt>
          <dd className="pb-words">
            <span className="pb-cell-changes__side">Here</span> <del>{before === '' ? 'Left blank' : before}</del>
          </dd>
          <dd className="pb-words">
            <span className="pb-cell-changes__side">In the file</span> <ins>{after === '' ? 'Left blank' : after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface TakeProps {
  id: string;
  words: string;
  about: string;
  checked: boolean;
  busy: boolean;
  choose: (take: boolean) => Promise<void>;
}

/** Shows what was asked for at once; if it is not kept, it goes back to how it is. */
function Take({ id, words, about, checked, busy, choose }: TakeProps) {
  const [asked, setAsked] = useState<boolean | null>(null);
  const handleChange = async (take: boolean): Promise<void> => {
    setAsked(take);
    await choose(take);
    setAsked(null);
  };
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <TickBox
        id={id}
        label={
          <>
            {words}
            <span className="govuk-visually-hidden">: {about}</span>
          </>
        }
        checked={asked ?? checked}
        busy={busy}
        onChange={(take) => void handleChange(take)}
      />
    </div>
  );
}

const asNew = 'new';

/** What is to become of one row of a file that goes into a plan. */
export function RowDecision({ row, work, authority }: DecisionProps) {
  const { decide, busy } = useDeciding(work, authority);
  const { standing } = row;
  const about = row.title.slice(0, 80);
  const candidates = work.missing.filter((missing) => missing.level === row.level);
  const mayMatch = row.state === 'new' || row.state === 'doubtful' || row.state === 'changed';
  const nothing = standing?.changes.every((change) => change.whose === 'here') === true;
  const choose = (value: string): void => {
    const match =
      value === asNew ? null : [standing?.node, ...candidates.map(({ node }) => node)].find((id) => id === value);
    if (match !== undefined) void decide({ row: row.id, take: true, match });
  };
  return (
    <div className="pb-row-decision">
      {!nothing && (
        <Take
          id={`take-${row.id}`}
          words={standing ? 'Take the words of the file' : 'Add this row to the plan'}
          {...{ about, busy }}
          checked={row.take === true}
          choose={(take) => decide({ row: row.id, take, ...(standing && { match: standing.node }) })}
        />
      )}
      {mayMatch && (standing || candidates.length > 0) && (
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor={`match-${row.id}`}>
            Which row of the plan is it?<span className="govuk-visually-hidden"> {about}</span>
          </label>
          <select
            className="govuk-select pb-row-decision__match"
            id={`match-${row.id}`}
            value={standing?.node ?? asNew}
            onChange={(event) => choose(event.target.value)}
          >
            <option value={asNew}>None: it is new</option>
            {standing && <option value={standing.node}>{standing.title.slice(0, 120)}</option>}
            {candidates.map(({ node, title }) => (
              <option value={node} key={node}>
                {title.slice(0, 120)}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}

interface MissingProps {
  work: Import;
  authority: string;
  shape: PlanShape | undefined;
}

/** Rows of the plan that the file does not have: they stay, unless their removal is chosen. */
export function MissingRows({ work, authority, shape }: MissingProps) {
  if (work.missing.length === 0) return null;
  return (
    <section aria-labelledby="missing">
      <h3 className="govuk-heading-s" id="missing">
        Not in the file
      </h3>
      <p className="govuk-body pb-text">
        These rows of the plan stay as they are, unless you choose to remove them. A row goes only together with those
        that stand under it.
      </p>
      <ul className="pb-list-plain pb-found-rows">
        {work.missing.map((row) => (
          <MissingLine key={row.node} row={row} {...{ work, authority, shape }} />
        ))}
      </ul>
    </section>
  );
}

function MissingLine({ row, work, authority, shape }: MissingProps & { row: MissingRow }) {
  const { decide, busy } = useDeciding(work, authority);
  const level = shape?.levels.find(({ key }) => key === row.level)?.name ?? row.level;
  return (
    <li className="pb-found-row pb-found-row--same">
      <p className="pb-found-row__head">
        <span className="pb-muted pb-small">{level}</span>
      </p>
      <p className="pb-found-row__title pb-words">{row.title}</p>
      {work.can.decide && (
        <Take
          id={`remove-${row.node}`}
          words={`Remove this ${inSentence(level)} from the plan`}
          about={row.title.slice(0, 80)}
          checked={row.remove}
          busy={busy}
          choose={(take) => decide({ row: row.node, take })}
        />
      )}
    </li>
  );
}
