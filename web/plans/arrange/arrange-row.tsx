import { Link } from '@tanstack/react-router';
import { Button, TreeItem, TreeItemContent } from 'react-aria-components';
import type { PlanView } from '#shared/plans/schema.ts';
import { DragHandle, FoldButton, StepButtons } from '../../ui/arranging.tsx';
import { inSentence, shortened } from '../../ui/words.ts';
import { type Place, placeOneStep } from '../plan-order.ts';
import type { Branch, PlanNode } from '../plan-tree.ts';
import { lowerLevels } from '../upper-levels.ts';

export type Move = (node: PlanNode, place: Place) => void;

interface RowProps {
  branch: Branch;
  plan: PlanView;
  authority: string;
  move: Move;
  remove: (node: PlanNode) => void;
}

/** One row of the tree with the rows under it. */
export function ArrangeRow(props: RowProps) {
  const { branch, plan } = props;
  const { node, number } = branch;
  const level = plan.shape.levels.find(({ key }) => key === node.level)?.name ?? 'Row';
  return (
    <TreeItem className="pb-tree__item" id={node.id} textValue={`${level} ${number} ${shortened(node.title)}`}>
      <TreeItemContent>
        {({ hasChildItems }) => (
          <div className="pb-tree__row">
            <DragHandle />
            {hasChildItems && <FoldButton />}
            <span className="pb-tree__words">
              <span className="pb-tree__level">
                {level} {number}
              </span>
              {shortened(node.title, 140)}
            </span>
            <span className="pb-tree__buttons">
              {node.can.change && <ChangeButtons {...props} name={`${inSentence(level)} ${number}`} />}
              <AddAndRemove {...props} name={`${inSentence(level)} ${number}`} />
            </span>
          </div>
        )}
      </TreeItemContent>
      {branch.children.map((child) => (
        <ArrangeRow key={child.node.id} {...props} branch={child} />
      ))}
    </TreeItem>
  );
}

type ButtonsProps = RowProps & { name: string };

function ChangeButtons({ branch, plan, authority, move, name }: ButtonsProps) {
  const { node } = branch;
  const at = `${node.parent ?? ''} ${node.order}`;
  const steps = (['up', 'down'] as const).map((step) => {
    const place = placeOneStep(plan.nodes, node, step);
    return { step, take: place && (() => move(node, place)) };
  });
  return (
    <>
      <StepButtons name={name} at={at} steps={steps} />
      <Link
        className="pb-tree__button"
        to="/$authority/plans/$plan/actions/$node/change"
        params={{ authority, plan: plan.id, node: node.id }}
        aria-label={`Change ${name}`}
      >
        Change
      </Link>
    </>
  );
}

function AddAndRemove({ branch, plan, authority, remove, name }: ButtonsProps) {
  const { node } = branch;
  const below = plan.can.addNode ? lowerLevels(plan, node.level) : [];
  return (
    <>
      {below.map((level) => (
        <Link
          className="pb-tree__button"
          key={level.key}
          to="/$authority/plans/$plan/rows/new"
          params={{ authority, plan: plan.id }}
          search={{ level: level.key, parent: node.id }}
          aria-label={`Add ${inSentence(level.name)} under ${name}`}
        >
          Add {inSentence(level.name)}
        </Link>
      ))}
      {node.can.remove && (
        <Button className="pb-tree__button" onPress={() => remove(node)} aria-label={`Remove ${name}`}>
          Remove
        </Button>
      )}
    </>
  );
}
