import * as z from 'zod';
import { Party } from '#shared/plans/party.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { useNames } from '../../authorities/place.ts';
import { inWords, isRealDate } from '../../ui/dates.ts';
import { textAt, type Values, valueAt } from '../../ui/form-values.ts';
import { shortened } from '../../ui/words.ts';
import { usePartyNames } from '../party-names.ts';
import type { PlanNode } from '../plan-tree.ts';
import { type BulkKind, saidNow, staysBecause } from './bulk-preview.ts';

interface PreviewProps {
  plan: PlanView;
  authority: string;
  kind: BulkKind;
  nodes: readonly PlanNode[];
  values: Values;
}

const Several = z.array(Party).catch([]);

/** Each row that is ticked: as it is, and as it will be. */
export function BulkPreview({ plan, authority, kind, nodes, values }: PreviewProps) {
  const person = useNames(authority);
  const party = usePartyNames(authority);
  const names = { person, party };
  const next = willSay(kind, values, { plan, ...names });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard, links or none
    <section className="pb-scroll" aria-label="What will change" tabIndex={0}>
      <table className="govuk-table govuk-table--dense">
        <caption className="govuk-table__caption govuk-table__caption--s">What will change</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Action', 'Now', 'Will be'].map((heading) => (
              <th className="govuk-table__header" key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {nodes.map((node) => {
            const now = saidNow(kind, node, { plan, names });
            const stays = staysBecause(kind, node) ?? (now === next && kind !== 'update' ? 'It is so already.' : null);
            return (
              <tr className="govuk-table__row" key={node.id}>
                <td className="govuk-table__cell">{shortened(node.title, 90)}</td>
                <td className="govuk-table__cell">{now}</td>
                <td className="govuk-table__cell">{stays === null ? next : `Stays: ${stays}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

type Beside = { plan: PlanView; person: (person: string) => string; party: (party: Party) => string };

function willSay(kind: BulkKind, values: Values, { plan, person, party }: Beside): string {
  const notYet = 'As you say above';
  switch (kind) {
    case 'owner':
      return textAt(values, 'owner') === '' ? notYet : person(textAt(values, 'owner'));
    case 'date':
      return isRealDate(textAt(values, 'dueOn')) ? inWords(textAt(values, 'dueOn')) : notYet;
    case 'responsible':
      return Several.parse(valueAt(values, 'responsible')).map(party).join('; ') || notYet;
    case 'update':
      return plan.shape.statuses.find(({ key }) => key === textAt(values, 'status'))?.label ?? 'No status given';
    case 'removal':
      return 'Removed';
  }
}
