import type { Party } from '#shared/plans/party.ts';
import { isOverdue } from '#shared/plans/rules.ts';
import type { NodeView } from '#shared/plans/schema.ts';
import { movedInWords } from '#shared/plans/timescale.ts';
import { dueInWords, inWords, today } from '../ui/dates.ts';
import { ActionStatus } from './action-status.tsx';
import { partiesInWords, usePartyNames } from './party-names.ts';
import { fieldColumns, titleHeading } from './row-labels.ts';

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
  const rows = [
    ...ancestors.map(({ level, title, id }) => ({ key: id, label: titleHeading(plan.shape, level), text: title })),
    { key: 'title', label: titleHeading(plan.shape, node.level), text: node.title },
    ...fieldColumns(plan.shape, node.level).map(({ key, heading }) => ({
      key,
      label: heading,
      text: node.fields[key] ?? '',
    })),
    ...saidOf(node, (parties) => partiesInWords(parties, party)),
  ];
  return (
    <dl className="govuk-summary-list pb-agreed">
      {rows.map(({ key, label, text }) => (
        <div className="govuk-summary-list__row" key={key}>
          <dt className="govuk-summary-list__key">{label}</dt>
          <dd className="govuk-summary-list__value pb-words">
            {text === '' ? <span className="pb-muted">Left blank</span> : text}
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
