import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { actionLevel, isOverdue, isStale, statusOf } from '#shared/plans/rules.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { daysBetween, dueInWords, inWords, spanInWords } from '../ui/dates.ts';
import { StatusTag } from '../ui/status-tag.tsx';
import { shortened } from '../ui/words.ts';
import { byConcern, soonestDueFirst, staleFirst } from './plan-matches.ts';
import { ancestorsOf, type PlanNode } from './plan-tree.ts';

interface WorkingProps {
  plan: PlanView;
  authority: string;
  matches: (node: PlanNode) => boolean;
  names: (person: string | null) => string;
  today: string;
}

type Order = 'update' | 'due' | 'status' | 'owner';

const headings: { order: Order | null; label: string }[] = [
  { order: 'status', label: 'Status' },
  { order: null, label: 'Action' },
  { order: 'owner', label: 'Owner' },
  { order: 'due', label: 'Due' },
  { order: 'update', label: 'Last update' },
];

/** One line for each action, for working through them: at first, what nobody has spoken of the longest. */
export function WorkingTable(props: WorkingProps) {
  const { plan, matches, names } = props;
  const [order, setOrder] = useState<Order>('update');
  const rows = useMemo(() => {
    const compare = {
      update: staleFirst,
      due: soonestDueFirst,
      status: byConcern(plan.shape),
      owner: (a: PlanNode, b: PlanNode) => names(a.owner).localeCompare(names(b.owner)),
    }[order];
    const leaf = actionLevel(plan.shape);
    return plan.nodes.filter((node) => node.level === leaf && matches(node)).toSorted(compare);
  }, [plan, matches, names, order]);
  return (
    <section className="pb-scroll" aria-label="Actions, one on each line" tabIndex={-1}>
      <table className="govuk-table govuk-table--dense pb-working">
        <caption className="govuk-visually-hidden">Actions of {plan.title}, one on each line</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {headings.map(({ order: by, label }) => (
              <th
                className="govuk-table__header"
                key={label}
                scope="col"
                aria-sort={by === null ? undefined : by === order ? 'ascending' : 'none'}
              >
                {by === null ? (
                  label
                ) : (
                  <button className="pb-sort" type="button" onClick={() => setOrder(by)}>
                    {label}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((node) => (
            <Line key={node.id} node={node} {...props} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ node, plan, authority, names, today }: WorkingProps & { node: PlanNode }) {
  const above = ancestorsOf(plan.nodes, node.id);
  const params = { authority, plan: plan.id, node: node.id };
  const late = isOverdue(plan.shape, node, today);
  const stale = isStale(plan.shape, node, today);
  return (
    <tr className="govuk-table__row">
      <td className="govuk-table__cell">
        <StatusTag
          status={statusOf(plan.shape, node.latest) ?? undefined}
          none={node.latest === null ? 'No update yet' : 'No status given'}
        />
      </td>
      <td className="govuk-table__cell pb-working__action">
        {plan.asAt === null ? (
          <Link
            className="govuk-link govuk-link--no-visited-state"
            to="/$authority/plans/$plan/actions/$node"
            params={params}
          >
            {shortened(node.title, 150)}
          </Link>
        ) : (
          shortened(node.title, 150)
        )}
        <span className="pb-working__above">{above.map(({ title }) => shortened(title, 70)).join(' › ')}</span>
      </td>
      <td className="govuk-table__cell">{node.owner === null ? 'Nobody yet' : names(node.owner)}</td>
      <td className="govuk-table__cell">
        {node.dueOn === null ? 'No date agreed' : inWords(node.dueOn)}
        {late && node.dueOn !== null && <span className="pb-working__late">{dueInWords(node.dueOn, today)}</span>}
      </td>
      <td className="govuk-table__cell">
        {node.latest === null ? 'No update yet' : inWords(node.latest.effectiveOn)}
        {stale && node.latest !== null && (
          <span className="pb-working__late">{spanInWords(daysBetween(node.latest.effectiveOn, today))} ago</span>
        )}
        {node.can.recordUpdate && (
          <Link
            className="govuk-link govuk-link--no-visited-state pb-working__record pb-no-print"
            to="/$authority/plans/$plan/actions/$node/update"
            params={params}
          >
            Record an update<span className="govuk-visually-hidden"> on {shortened(node.title)}</span>
          </Link>
        )}
      </td>
    </tr>
  );
}
