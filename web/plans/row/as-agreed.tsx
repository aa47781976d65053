import { typeOf } from '#shared/plans/current.ts';
import type { Party } from '#shared/plans/party.ts';
import { isOverdue } from '#shared/plans/rules.ts';
import type { NodeView } from '#shared/plans/schema.ts';
import { movedInWords } from '#shared/plans/timescale.ts';
import { understandAs, understoodInWords } from '#shared/plans/understand-as.ts';
import type { Column } from '#shared/vocabulary.ts';
import { dueInWords, inWords, today } from '../../ui/dates.ts';
import { partiesInWords, usePartyNames } from '../party-names.ts';
import { namesIn } from '../plan-tree.ts';
import { earlierColumns, fieldColumns, titleHeading } from '../row-labels.ts';
import { ActionStatus } from './action-status.tsx';
import { IndicatorReading } from './indicator-reading.tsx';

/** How an action stands today. */
export function WhereItStands({ view, names }: { view: NodeView; names: (person: string | null) => string }) {
  const { node, plan } = view;
  const late = isOverdue(plan.shape, node, today());
  const moved = movedInWords(node);
  return (
    <ul className="pb-strip__facts pb-strip__facts--large">
      <li>
        <ActionStatus shape={plan.shape} node={node} cycles={view.cycles} />
      </li>
      <li>{node.owner === null ? 'No owner yet' : `Owner: ${names(node.owner)}`}</li>
      <li>
        {node.dueOn === null ? 'No date agreed' : `Due ${inWords(node.dueOn)}`}
        {late && node.dueOn !== null && <span className="pb-warm"> ({dueInWords(node.dueOn, today())})</span>}
        {moved !== null && <span className="pb-moved"> ({moved})</span>}
      </li>
      {node.doneOn !== null && <li>Done {inWords(node.doneOn)}</li>}
      {node.latest !== null && <li>Last update {inWords(node.latest.effectiveOn)}</li>}
    </ul>
  );
}

/** What was agreed of a row: its words, its dates, and who answers for it. */
export function Agreed({ view, authority }: { view: NodeView; authority: string }) {
  const party = usePartyNames(authority);
  const { node, plan, ancestors } = view;
  const columns = fieldColumns(plan.shape, node.level);
  const rows: { key: string; label: string; text: string; column?: Column }[] = [
    ...ancestors.map(({ level, title, id, number }) => ({
      key: id,
      label: titleHeading(plan.shape, level),
      text: [number, title].filter(Boolean).join(' '),
    })),
    { key: 'title', label: titleHeading(plan.shape, node.level), text: node.title },
    ...columns.map((column) => ({
      ...{ key: column.key, label: column.heading, column },
      text: withNames(node.fields[column.key] ?? '', partiesInWords(namesIn(column, node), party)),
    })),
    ...saidOf(node, (parties) => partiesInWords(parties, party)).filter(
      ({ key }) => !columns.some(({ answers }) => answers === key),
    ),
    ...earlierColumns(plan.shape, node).map((column) => ({
      ...{ key: column.key, label: `${column.heading} (earlier column)`, text: node.fields[column.key] ?? '' },
    })),
  ];
  return (
    <dl className="govuk-summary-list pb-agreed">
      {rows.map(({ key, label, text, column }) => (
        <div className="govuk-summary-list__row" key={key}>
          <dt className="govuk-summary-list__key">{label}</dt>
          <dd className="govuk-summary-list__value pb-words">
            {text === '' ? <span className="pb-muted">Left blank</span> : text}
            {column !== undefined && <UnderstoodNow column={column} text={text} authority={authority} />}
          </dd>
        </div>
      ))}
      <div className="govuk-summary-list__row">
        <dt className="govuk-summary-list__key">In the plan since</dt>
        <dd className="govuk-summary-list__value">{inWords(node.since)}</dd>
      </div>
    </dl>
  );
}

const withNames = (words: string, names: string): string => [words, names].filter((each) => each !== '').join('\n');

/** What the service made of the words, where it made something of them. */
function UnderstoodNow({ column, text, authority }: { column: Column; text: string; authority: string }) {
  const type = typeOf(column);
  if (type === 'indicator') return <IndicatorReading authority={authority} words={text} />;
  const words = type === 'people' ? null : understoodInWords(understandAs(type, text));
  return words === null || words === text ? null : <p className="pb-understood">Understood as: {words}</p>;
}

/** Answers that most rows leave out: only those that were given are shown. */
function saidOf(node: NodeView['node'], named: (parties: readonly Party[]) => string) {
  const said = [
    { key: 'responsible', label: 'Also responsible', text: named(node.responsible) },
    { key: 'startOn', label: 'Starts', text: node.startOn === null ? '' : inWords(node.startOn) },
    { key: 'monitoredBy', label: 'Monitored by', text: named(node.monitoredBy) },
    { key: 'evaluatedBy', label: 'Evaluated by', text: named(node.evaluatedBy) },
  ];
  return said.filter(({ text }) => text !== '');
}
