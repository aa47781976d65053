import { Link } from '@tanstack/react-router';
import { isLate, milestonesInWords } from '#shared/milestones/rules.ts';
import { current } from '#shared/plans/current.ts';
import { isOverdue } from '#shared/plans/rules.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { movedInWords } from '#shared/plans/timescale.ts';
import { nameOf } from '../../milestones/milestone-words.ts';
import { dueInWords, inWords } from '../../ui/dates.ts';
import { shortened } from '../../ui/words.ts';
import { RowLinks } from '../links/row-links.tsx';
import { isPast } from '../plan-moment.ts';
import type { Branch, PlanNode } from '../plan-tree.ts';
import { ActionStatus } from '../row/action-status.tsx';

export interface StripContext {
  plan: PlanView;
  authority: string;
  names: (person: string | null) => string;
  today: string;
}

interface StripProps {
  branch: Branch;
  context: StripContext;
  /** Whether words are cut short in the row above until it is opened. */
  long: boolean;
  open: boolean;
  toggle: () => void;
}

/** Under each action: how it stands, whose it is, what was last said of it, and what one can do. */
export function ActionStrip({ branch, context, long, open, toggle }: StripProps) {
  const { node } = branch;
  const shown = new Set(
    current(context.plan.shape.columns).flatMap(({ key, shows }) => (shows === 'update' ? [key] : [])),
  );
  const rest = restOfUpdate(node, shown);
  const foldable = long || rest.some(({ text }) => text.length > 160);
  return (
    <div className={open ? 'pb-strip pb-strip--open' : 'pb-strip'}>
      <Facts node={node} context={context} />
      <RowLinks plan={context.plan} authority={context.authority} node={node.id} />
      {rest.map(({ label, text }) => (
        <p className="pb-strip__update pb-words" key={label}>
          <strong>{label}:</strong> {text}
        </p>
      ))}
      <StripLinks branch={branch} context={context} foldable={foldable} open={open} toggle={toggle} />
    </div>
  );
}

/** What the latest update says and no column of this plan shows. */
function restOfUpdate({ latest }: PlanNode, shown: Set<string>): { label: string; text: string }[] {
  if (latest === null) return [];
  return [
    { key: 'delivered', label: 'Latest update', text: latest.delivered },
    { key: 'next', label: 'Next', text: latest.next },
  ].filter(({ key, text }) => !shown.has(key) && text.trim() !== '');
}

function Facts({ node, context }: { node: PlanNode; context: StripContext }) {
  const { plan, names, today } = context;
  const late = isOverdue(plan.shape, node, today);
  const moved = movedInWords(node);
  return (
    <ul className="pb-strip__facts">
      <li>
        <ActionStatus shape={plan.shape} node={node} cycles={plan.cycles} />
      </li>
      <li>{node.owner === null ? 'No owner yet' : `Owner: ${names(node.owner)}`}</li>
      <li>
        {node.dueOn === null ? 'No date agreed' : `Due ${inWords(node.dueOn)}`}
        {late && node.dueOn !== null && <span className="pb-warm"> ({dueInWords(node.dueOn, today)})</span>}
        {moved !== null && <span className="pb-moved"> ({moved})</span>}
      </li>
      <MilestoneFacts {...{ node, plan, today }} />
      {node.latest !== null && (
        <li>
          Updated {inWords(node.latest.effectiveOn)} by {names(node.latest.by)}
        </li>
      )}
    </ul>
  );
}

/** How far its steps have come; nothing, where it has none. */
function MilestoneFacts({ node, plan, today }: { node: PlanNode; plan: PlanView; today: string }) {
  const own = plan.milestones.filter((milestone) => milestone.node === node.id);
  const words = milestonesInWords(own, nameOf(plan.shape).plural);
  const late = own.filter((milestone) => isLate(milestone, today)).length;
  if (words === null) return null;
  return (
    <li>
      {words}
      {late > 0 && <span className="pb-warm"> ({late} late)</span>}
    </li>
  );
}

type LinksProps = Omit<StripProps, 'long'> & { foldable: boolean };

function StripLinks({ branch, context, foldable, open, toggle }: LinksProps) {
  const { node, number } = branch;
  const params = { authority: context.authority, plan: context.plan.id, node: node.id };
  const about = (
    <span className="govuk-visually-hidden">
      {' '}
      action {number}, {shortened(node.title)}
    </span>
  );
  const link = 'govuk-link govuk-link--no-visited-state';
  return (
    <ul className="pb-strip__links pb-no-print">
      {foldable && (
        <li>
          <button className="pb-link-button pb-link-button--small" type="button" aria-expanded={open} onClick={toggle}>
            {open ? 'Show less of' : 'Read all of'}
            {about}
          </button>
        </li>
      )}
      {!isPast(context.plan) && (
        <li>
          <Link className={link} to="/$authority/plans/$plan/actions/$node" params={params}>
            Open{about}
          </Link>
        </li>
      )}
      {node.can.recordUpdate && (
        <li>
          <Link className={link} to="/$authority/plans/$plan/actions/$node/update" params={params}>
            Record an update{about}
          </Link>
        </li>
      )}
    </ul>
  );
}
