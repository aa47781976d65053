import { Link } from '@tanstack/react-router';
import { Button, GridListItem } from 'react-aria-components';
import { isOverdue, isStale } from '#shared/plans/rules.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { daysBetween, dueInWords, inWords, spanInWords } from '../../ui/dates.ts';
import { shortened } from '../../ui/words.ts';
import { isPast } from '../plan-moment.ts';
import { ancestorsOf, type PlanNode } from '../plan-tree.ts';

interface CardProps {
  plan: PlanView;
  authority: string;
  names: (person: string | null) => string;
  today: string;
  node: PlanNode;
  record: () => void;
}

/** One action on the board: what it is, whose, by when, and how long nobody has spoken of it. */
export function BoardCard(props: CardProps) {
  const { plan, node, names, record } = props;
  const title = shortened(node.title, 110);
  const above = ancestorsOf(plan.nodes, node.id).at(-1);
  return (
    <GridListItem className="pb-board-card" id={node.id} textValue={title}>
      {node.can.recordUpdate && (
        <Button className="pb-tree__handle pb-board-card__handle" slot="drag">
          <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d="M5 2h2v2H5zm4 0h2v2H9zM5 7h2v2H5zm4 0h2v2H9zm-4 5h2v2H5zm4 0h2v2H9z" />
          </svg>
        </Button>
      )}
      <div className="pb-board-card__words">
        <CardTitle {...props} title={title} />
        {above !== undefined && <span className="pb-working__above">{shortened(above.title, 60)}</span>}
        <CardFacts {...props} />
        <p className="pb-board-card__facts">{node.owner === null ? 'No owner yet' : names(node.owner)}</p>
        {node.can.recordUpdate && (
          <Button className="pb-link-button pb-link-button--small pb-no-print" onPress={record}>
            Record an update<span className="govuk-visually-hidden"> on {shortened(node.title)}</span>
          </Button>
        )}
      </div>
    </GridListItem>
  );
}

function CardTitle({ plan, authority, node, title }: CardProps & { title: string }) {
  if (isPast(plan)) return <span className="pb-board-card__title">{title}</span>;
  const params = { authority, plan: plan.id, node: node.id };
  return (
    <Link
      className="govuk-link govuk-link--no-visited-state pb-board-card__title"
      to="/$authority/plans/$plan/actions/$node"
      params={params}
    >
      {title}
    </Link>
  );
}

function CardFacts({ plan, node, today }: CardProps) {
  const late = isOverdue(plan.shape, node, today);
  return (
    <p className="pb-board-card__facts">
      {node.dueOn === null ? 'No date agreed' : `Due ${inWords(node.dueOn)}`}
      {late && node.dueOn !== null && <span className="pb-working__late">{dueInWords(node.dueOn, today)}</span>}
      {node.latest !== null && isStale(plan.shape, node, today) && (
        <span className="pb-working__late">
          Last updated {spanInWords(daysBetween(node.latest.effectiveOn, today))} ago
        </span>
      )}
    </p>
  );
}
