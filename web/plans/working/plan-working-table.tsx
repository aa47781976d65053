import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { pathNumber } from '#shared/plans/numbering.ts';
import type { Party } from '#shared/plans/party.ts';
import { actionLevel, isOverdue, isStale } from '#shared/plans/rules.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { movedInWords } from '#shared/plans/timescale.ts';
import { byColumn, typedColumns } from '#shared/plans/typed-columns.ts';
import type { Column } from '#shared/vocabulary.ts';
import { daysBetween, dueInWords, inWords, spanInWords } from '../../ui/dates.ts';
import { shortened } from '../../ui/words.ts';
import { byConcern, soonestDueFirst, staleFirst } from '../page/plan-matches.ts';
import { usePartyNames } from '../party-names.ts';
import { isPast } from '../plan-moment.ts';
import { ancestorsOf, type PlanNode } from '../plan-tree.ts';
import { ActionStatus } from '../row/action-status.tsx';
import { TickAll, TickCell, type Ticks } from './row-ticks.tsx';
import { TypedCell, WorkingTotals } from './typed-cells.tsx';

interface WorkingProps {
  plan: PlanView;
  authority: string;
  matches: (node: PlanNode) => boolean;
  names: (person: string | null) => string;
  today: string;
  /** Which rows are ticked, where several may be changed at once. */
  ticks: Ticks | null;
}

/** What the lines stand in order of: one of these, or a typed column by its key. */
type Order = 'update' | 'due' | 'status' | 'owner' | `column ${string}`;

const headings: { order: Order | null; label: string }[] = [
  { order: 'status', label: 'Status' },
  { order: null, label: 'Action' },
  { order: 'owner', label: 'Owner' },
  { order: 'due', label: 'Due' },
  { order: 'update', label: 'Last update' },
];

/** One line for each action, for working through them: at first, what nobody has spoken of the longest. */
export function WorkingTable(props: WorkingProps) {
  const { plan, matches, names, ticks } = props;
  const [order, setOrder] = useState<Order>('update');
  const typed = useMemo(() => typedColumns(plan.shape), [plan.shape]);
  const party = usePartyNames(props.authority);
  const rows = useMemo(() => {
    const sorted = typed.find(({ key }) => order === `column ${key}`);
    const own: Partial<Record<Order, (a: PlanNode, b: PlanNode) => number>> = {
      update: staleFirst,
      due: soonestDueFirst,
      status: byConcern(plan),
      owner: (a, b) => names(a.owner).localeCompare(names(b.owner)),
    };
    const compare = sorted === undefined ? (own[order] ?? staleFirst) : byColumn(sorted);
    const leaf = actionLevel(plan.shape);
    return plan.nodes.filter((node) => node.level === leaf && matches(node)).toSorted(compare);
  }, [plan, matches, names, order, typed]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard, links or none
    <section className="pb-scroll" aria-label="Actions, one on each line" tabIndex={0}>
      <table className="govuk-table govuk-table--dense pb-working">
        <caption className="govuk-visually-hidden">Actions of {plan.title}, one on each line</caption>
        <Headings order={order} choose={setOrder} typed={typed}>
          {ticks !== null && <TickAll rows={rows} ticks={ticks} />}
        </Headings>
        <tbody className="govuk-table__body">
          {rows.map((node) => (
            <Line key={node.id} node={node} typed={typed} party={party} {...props} />
          ))}
        </tbody>
        <WorkingTotals typed={typed} rows={rows} before={headings.length + (ticks === null ? 0 : 1)} />
      </table>
    </section>
  );
}

interface HeadingsProps {
  order: Order;
  choose: (order: Order) => void;
  typed: Column[];
  children: ReactNode;
}

function Headings({ order, choose, typed, children }: HeadingsProps) {
  const all: { order: Order | null; label: string; money?: boolean }[] = [
    ...headings,
    ...typed.map(({ key, heading, type }) => ({
      ...{ order: `column ${key}` as const, label: heading, money: type === 'money' },
    })),
  ];
  return (
    <thead className="govuk-table__head">
      <tr className="govuk-table__row">
        {children}
        {all.map(({ order: by, label, money }) =>
          by === null ? (
            <th className="govuk-table__header" key={label} scope="col">
              {label}
            </th>
          ) : (
            <th
              className={money ? 'govuk-table__header pb-plan__money' : 'govuk-table__header'}
              key={by}
              scope="col"
              aria-sort={by === order ? 'ascending' : 'none'}
            >
              <button className="pb-sort" type="button" onClick={() => choose(by)}>
                {label}
              </button>
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}

type LineProps = WorkingProps & { node: PlanNode; typed: Column[]; party: (party: Party) => string };

function Line(props: LineProps) {
  const { node, plan, names, ticks } = props;
  return (
    <tr className="govuk-table__row">
      {ticks !== null && <TickCell node={node} ticks={ticks} />}
      <td className="govuk-table__cell">
        <ActionStatus shape={plan.shape} node={node} cycles={plan.cycles} />
      </td>
      <ActionCell {...props} />
      <td className="govuk-table__cell">{node.owner === null ? 'Nobody yet' : names(node.owner)}</td>
      <DueCell {...props} />
      <UpdateCell {...props} />
      {props.typed.map((column) => (
        <TypedCell key={column.key} column={column} {...props} />
      ))}
    </tr>
  );
}

function ActionCell({ node, plan, authority }: LineProps) {
  const title = shortened(node.title, 150);
  const above = ancestorsOf(plan.nodes, node.id);
  const number = pathNumber([...above, node]);
  return (
    <td className="govuk-table__cell pb-working__action">
      {number !== null && <span className="pb-plan__number">{number}</span>}
      {!isPast(plan) ? (
        <Link
          className="govuk-link govuk-link--no-visited-state"
          to="/$authority/plans/$plan/actions/$node"
          params={{ authority, plan: plan.id, node: node.id }}
        >
          {title}
        </Link>
      ) : (
        title
      )}
      <span className="pb-working__above">{above.map((row) => shortened(row.title, 70)).join(' › ')}</span>
    </td>
  );
}

function DueCell({ node, plan, today }: LineProps) {
  const moved = movedInWords(node);
  if (node.dueOn === null) return <td className="govuk-table__cell">No date agreed</td>;
  return (
    <td className="govuk-table__cell">
      {inWords(node.dueOn)}
      {isOverdue(plan.shape, node, today) && <span className="pb-working__late">{dueInWords(node.dueOn, today)}</span>}
      {moved !== null && <span className="pb-working__above">{moved}</span>}
    </td>
  );
}

function UpdateCell({ node, plan, authority, today }: LineProps) {
  const stale = isStale(plan.shape, node, today);
  return (
    <td className="govuk-table__cell">
      {node.latest === null ? 'No update yet' : inWords(node.latest.effectiveOn)}
      {stale && node.latest !== null && (
        <span className="pb-working__late">{spanInWords(daysBetween(node.latest.effectiveOn, today))} ago</span>
      )}
      {node.can.recordUpdate && (
        <Link
          className="govuk-link govuk-link--no-visited-state pb-working__record pb-no-print"
          to="/$authority/plans/$plan/actions/$node/update"
          params={{ authority, plan: plan.id, node: node.id }}
        >
          Record an update<span className="govuk-visually-hidden"> on {shortened(node.title)}</span>
        </Link>
      )}
    </td>
  );
}
