import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { OwnerGiven } from '#shared/plans/reassignment.ts';
import { actionLevel } from '#shared/plans/rules.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { api } from '../../api.ts';
import { homeQuery } from '../../authorities/place.ts';
import { inWords } from '../../ui/dates.ts';
import { Form } from '../../ui/form.tsx';
import { PersonField } from '../../ui/person-field.tsx';
import { inSentence, shortened } from '../../ui/words.ts';
import { RemoveRow } from '../arrange/remove-row.tsx';
import type { Fix } from '../page/plan-filters.ts';
import { useDone } from '../plan-data.ts';
import { isPast } from '../plan-moment.ts';
import { ancestorsOf, type PlanNode } from '../plan-tree.ts';
import { ActionStatus } from '../row/action-status.tsx';

interface MendingProps {
  plan: PlanView;
  authority: string;
  fix: Fix;
  matches: (node: PlanNode) => boolean;
  names: (person: string | null) => string;
}

/** Exactly the rows that plan health has found, each with what mends it. */
export function MendingTable(props: MendingProps) {
  const { plan, matches } = props;
  const [open, setOpen] = useState<string | null>(null);
  const rows = plan.nodes.filter(matches);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard, links or none
    <section className="pb-scroll" aria-label="Rows to put right" tabIndex={0}>
      <table className="govuk-table govuk-table--dense pb-working pb-mending">
        <caption className="govuk-visually-hidden">Rows of {plan.title} to put right</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Row', 'Status', 'Owner', 'Due', 'To put it right'].map((heading) => (
              <th className="govuk-table__header" key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((node) => (
            <Line key={node.id} {...props} node={node} isOpen={open === node.id} setOpen={setOpen} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type LineProps = MendingProps & { node: PlanNode; isOpen: boolean; setOpen: (node: string | null) => void };

function Line(props: LineProps) {
  const { node, plan, authority, names } = props;
  const isAction = node.level === actionLevel(plan.shape);
  const above = ancestorsOf(plan.nodes, node.id).map(({ title }) => shortened(title, 70));
  return (
    <tr className="govuk-table__row">
      <td className="govuk-table__cell pb-working__action">
        <Link
          className="govuk-link govuk-link--no-visited-state"
          to="/$authority/plans/$plan/actions/$node"
          params={{ authority, plan: plan.id, node: node.id }}
        >
          {shortened(node.title, 150)}
        </Link>
        <span className="pb-working__above">{above.join(' › ')}</span>
      </td>
      <td className="govuk-table__cell">
        {isAction ? (
          <ActionStatus shape={plan.shape} node={node} cycles={plan.cycles} />
        ) : (
          plan.shape.levels.find(({ key }) => key === node.level)?.name
        )}
      </td>
      <td className="govuk-table__cell">{node.owner === null ? 'Nobody yet' : names(node.owner)}</td>
      <td className="govuk-table__cell">{node.dueOn === null ? 'No date agreed' : inWords(node.dueOn)}</td>
      <td className="govuk-table__cell pb-mending__ways pb-no-print">
        <Ways {...props} />
      </td>
    </tr>
  );
}

type Way = 'owner' | 'update' | 'date' | 'measure' | 'action' | 'remove';

const ways: Record<Fix, Way[]> = {
  'no-owner': ['owner'],
  left: ['owner'],
  overdue: ['update', 'date'],
  stale: ['update'],
  'not-this-cycle': ['update'],
  'no-update': ['update'],
  'no-status': ['update'],
  'no-measure': ['measure'],
  overloaded: ['owner', 'update'],
  'too-large': ['update', 'remove'],
  empty: ['action', 'remove'],
};

function Ways(props: LineProps) {
  const { node, fix, plan, isOpen, setOpen } = props;
  const offered = ways[fix].filter((way) => mayGo(way, node, plan));
  if (isPast(plan)) return null;
  if (offered.length === 0) return <>An editor can put this right.</>;
  return (
    <>
      {offered.map((way) => (
        <WayLink key={way} way={way} {...props} />
      ))}
      {isOpen && offered.includes('owner') && <OwnerForm {...props} close={() => setOpen(null)} />}
      {isOpen && !offered.includes('owner') && <RemoveRow {...props} onClose={() => setOpen(null)} />}
    </>
  );
}

function mayGo(way: Way, { can }: PlanNode, plan: PlanView): boolean {
  if (way === 'update') return can.recordUpdate;
  if (way === 'action') return plan.can.addNode;
  return way === 'remove' ? can.remove : can.change;
}

function WayLink({ way, node, plan, authority, isOpen, setOpen }: LineProps & { way: Way }) {
  const params = { authority, plan: plan.id, node: node.id };
  const name = <span className="govuk-visually-hidden"> for {shortened(node.title)}</span>;
  const classes = 'govuk-link govuk-link--no-visited-state';
  switch (way) {
    case 'owner':
    case 'remove':
      return (
        <button
          className="pb-link-button pb-link-button--small"
          type="button"
          aria-expanded={way === 'owner' ? isOpen : undefined}
          onClick={() => setOpen(isOpen ? null : node.id)}
        >
          {way === 'remove' ? 'Remove it' : node.owner === null ? 'Give it an owner' : 'Give it to someone else'}
          {name}
        </button>
      );
    case 'update':
      return (
        <Link className={classes} to="/$authority/plans/$plan/actions/$node/update" params={params}>
          Record an update{name}
        </Link>
      );
    case 'date':
      return (
        <Link className={classes} to="/$authority/plans/$plan/actions/$node/change" params={params}>
          Move the date{name}
        </Link>
      );
    case 'measure':
      return (
        <Link className={classes} to="/$authority/plans/$plan/actions/$node" params={params}>
          Say how one will know{name}
        </Link>
      );
    case 'action':
      return (
        <Link
          className={classes}
          to="/$authority/plans/$plan/rows/new"
          params={params}
          search={{ level: levelBelow(plan, node), parent: node.id }}
        >
          Add {inSentence(plan.shape.levels.find(({ key }) => key === levelBelow(plan, node))?.name ?? 'a row')}
          {name}
        </Link>
      );
  }
}

function levelBelow({ shape }: PlanView, { level }: PlanNode): string {
  return shape.levels[shape.levels.findIndex(({ key }) => key === level) + 1]?.key ?? actionLevel(shape);
}

function OwnerForm({ node, plan, authority, close }: LineProps & { close: () => void }) {
  const home = useQuery(homeQuery(authority));
  const done = useDone({ authority, plan: plan.id });
  if (home.data === undefined) return <p>Fetching the directory…</p>;
  const to = home.data.people.filter(({ id }) => id !== node.owner);
  return (
    <Form
      schema={OwnerGiven}
      ids={`owner-${node.id}`}
      initial={{ owner: null }}
      submit="Save owner"
      cancel={
        <button className="pb-link-button" type="button" onClick={close}>
          Cancel
        </button>
      }
      onSubmit={async ({ owner }, { key }) => {
        const place = { authority, plan: plan.id, node: node.id };
        await done('It has an owner.', await api.changeNode(place, { owner }, { version: node.version, key }));
        close();
      }}
    >
      <PersonField name="owner" label="Owner" hint="Type part of the name." people={to} />
    </Form>
  );
}
