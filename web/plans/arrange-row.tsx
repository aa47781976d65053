import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import { Button, TreeItem, TreeItemContent } from 'react-aria-components';
import type { PlanView } from '#shared/plans/schema.ts';
import { inSentence, shortened } from '../ui/words.ts';
import { type Place, placeOneStep } from './plan-order.ts';
import type { Branch, PlanNode } from './plan-tree.ts';
import { lowerLevels } from './upper-levels.ts';

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
            <IconButton slot="drag" className="pb-tree__handle" path={grip} />
            {hasChildItems && <IconButton slot="chevron" className="pb-tree__fold" path={chevron} />}
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

const grip = 'M5 2h2v2H5zm4 0h2v2H9zM5 7h2v2H5zm4 0h2v2H9zm-4 5h2v2H5zm4 0h2v2H9z';
const chevron = 'M5 2l7 6-7 6z';

function IconButton({ slot, className, path }: { slot: 'drag' | 'chevron'; className: string; path: string }) {
  return (
    <Button className={className} slot={slot}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={path} />
      </svg>
    </Button>
  );
}

type ButtonsProps = RowProps & { name: string };

/** A row that moves is out of the page for a moment, and the focus goes with it: who moved it has it back. */
function useFocusAfterMove(place: string) {
  const pressed = useRef<{ button: Element; place: string } | null>(null);
  useLayoutEffect(() => {
    if (pressed.current === null || pressed.current.place === place) return;
    const { button } = pressed.current;
    pressed.current = null;
    const at = button.matches(':disabled') ? button.closest('[role="row"]') : button;
    if (at instanceof HTMLElement) at.focus();
  }, [place]);
  return pressed;
}

function ChangeButtons({ branch, plan, authority, move, name }: ButtonsProps) {
  const { node } = branch;
  const at = `${node.parent ?? ''} ${node.order}`;
  const pressed = useFocusAfterMove(at);
  const steps = (['up', 'down'] as const).map((step) => ({ step, place: placeOneStep(plan.nodes, node, step) }));
  return (
    <>
      {steps.map(({ step, place }) => (
        <Button
          className="pb-tree__button"
          key={step}
          isDisabled={place === null}
          onPress={({ target }) => {
            pressed.current = { button: target, place: at };
            if (place !== null) move(node, place);
          }}
          aria-label={`Move ${name} ${step}`}
        >
          {step === 'up' ? 'Up' : 'Down'}
        </Button>
      ))}
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
