import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, Tree, TreeItem, TreeItemContent, useDragAndDrop } from 'react-aria-components';
import type { PlanView } from '#shared/plans/schema.ts';
import { shortened } from '../ui/words.ts';
import { mayStandBeside, mayStandUnder, type Place, placeAtEnd, placeBeside, placeOneStep } from './plan-order.ts';
import type { Branch, PlanNode } from './plan-tree.ts';
import { RemoveRow } from './remove-row.tsx';
import { useMove } from './use-move.ts';

interface ArrangeProps {
  plan: PlanView;
  authority: string;
  tree: Branch[];
}

const typeOf = (level: string): string => `application/x-placeboard-${level}`;

/** Rows and their order: drag a row by its handle, with the mouse or the keyboard, or press Up and Down. */
export function PlanArrange({ plan, authority, tree }: ArrangeProps) {
  const [removing, setRemoving] = useState<PlanNode | null>(null);
  const move = useMove(plan, authority);
  const dragAndDropHooks = useTreeDrag(plan, move);
  const upper = plan.nodes.filter(({ level }) => level !== plan.shape.levels.at(-1)?.key).map(({ id }) => id);
  return (
    <>
      <p className="govuk-body pb-text" id="arrange-help">
        Drag a row by its handle to where it should stand. With the keyboard, press Enter on the handle, choose the
        place with the arrow keys and press Enter again; Escape leaves it where it was.
      </p>
      <TopAdd plan={plan} authority={authority} />
      <Tree
        className="pb-tree"
        aria-label="Rows of the plan"
        aria-describedby="arrange-help"
        dragAndDropHooks={dragAndDropHooks}
        defaultExpandedKeys={upper}
        selectionMode="none"
      >
        {tree.map((branch) => (
          <ArrangeRow
            key={branch.node.id}
            branch={branch}
            plan={plan}
            authority={authority}
            move={move}
            remove={setRemoving}
          />
        ))}
      </Tree>
      {removing !== null && (
        <RemoveRow plan={plan} authority={authority} node={removing} onClose={() => setRemoving(null)} />
      )}
    </>
  );
}

type Move = (node: PlanNode, place: Place) => void;

function useTreeDrag(plan: PlanView, move: Move) {
  const find = (key: unknown): PlanNode | undefined => plan.nodes.find(({ id }) => id === key);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].flatMap((key) => {
        const node = find(key);
        return node === undefined ? [] : [{ [typeOf(node.level)]: node.id, 'text/plain': node.title }];
      }),
    getDropOperation: (target, types) => {
      const node = target.type === 'item' ? find(target.key) : undefined;
      if (target.type !== 'item' || node === undefined) return 'cancel';
      const levels = plan.shape.levels.map(({ key }) => key);
      const wanted = target.dropPosition === 'on' ? levels[levels.indexOf(node.level) + 1] : node.level;
      return wanted !== undefined && types.has(typeOf(wanted)) ? 'move' : 'cancel';
    },
    onMove: ({ keys, target }) => {
      const [moved, beside] = [find([...keys][0]), find(target.key)];
      if (moved === undefined || beside === undefined) return;
      if (target.dropPosition === 'on') {
        if (mayStandUnder(plan.shape, moved, beside)) move(moved, placeAtEnd(plan.nodes, beside.id));
      } else if (mayStandBeside(moved, beside)) {
        move(moved, placeBeside(plan.nodes, moved.id, beside, target.dropPosition));
      }
    },
  });
  return dragAndDropHooks;
}

function TopAdd({ plan, authority }: { plan: PlanView; authority: string }) {
  const [top] = plan.shape.levels;
  if (top === undefined) return null;
  return (
    <Link
      className="govuk-button govuk-button--secondary"
      to="/$authority/plans/$plan/rows/new"
      params={{ authority, plan: plan.id }}
      search={{ level: top.key }}
    >
      Add {top.name.toLowerCase()}
    </Link>
  );
}

interface RowProps {
  branch: Branch;
  plan: PlanView;
  authority: string;
  move: Move;
  remove: (node: PlanNode) => void;
}

function ArrangeRow(props: RowProps) {
  const { branch, plan } = props;
  const { node, number } = branch;
  const level = plan.shape.levels.find(({ key }) => key === node.level);
  return (
    <TreeItem
      className="pb-tree__item"
      id={node.id}
      textValue={`${level?.name ?? ''} ${number} ${shortened(node.title)}`}
    >
      <TreeItemContent>
        {({ hasChildItems }) => (
          <div className="pb-tree__row">
            <Button className="pb-tree__handle" slot="drag">
              <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <path d="M5 2h2v2H5zm4 0h2v2H9zM5 7h2v2H5zm4 0h2v2H9zm-4 5h2v2H5zm4 0h2v2H9z" />
              </svg>
            </Button>
            {hasChildItems && (
              <Button className="pb-tree__fold" slot="chevron">
                <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                  <path d="M5 2l7 6-7 6z" />
                </svg>
              </Button>
            )}
            <span className="pb-tree__words">
              <span className="pb-tree__level">
                {level?.name} {number}
              </span>
              {shortened(node.title, 140)}
            </span>
            <RowButtons {...props} />
          </div>
        )}
      </TreeItemContent>
      {branch.children.map((child) => (
        <ArrangeRow key={child.node.id} {...props} branch={child} />
      ))}
    </TreeItem>
  );
}

function RowButtons({ branch, plan, authority, move, remove }: RowProps) {
  const { node, number } = branch;
  const { levels } = plan.shape;
  const at = levels.findIndex(({ key }) => key === node.level);
  const name = `${levels[at]?.name.toLowerCase() ?? 'row'} ${number}`;
  const below = levels[at + 1];
  const [up, down] = [placeOneStep(plan.nodes, node, 'up'), placeOneStep(plan.nodes, node, 'down')];
  const params = { authority, plan: plan.id, node: node.id };
  return (
    <span className="pb-tree__buttons">
      {node.can.change && (
        <>
          <Button
            className="pb-tree__button"
            isDisabled={up === null}
            onPress={() => up && move(node, up)}
            aria-label={`Move ${name} up`}
          >
            Up
          </Button>
          <Button
            className="pb-tree__button"
            isDisabled={down === null}
            onPress={() => down && move(node, down)}
            aria-label={`Move ${name} down`}
          >
            Down
          </Button>
          <Link
            className="pb-tree__button"
            to="/$authority/plans/$plan/actions/$node/change"
            params={params}
            aria-label={`Change ${name}`}
          >
            Change
          </Link>
        </>
      )}
      {below !== undefined && plan.can.addNode && (
        <Link
          className="pb-tree__button"
          to="/$authority/plans/$plan/rows/new"
          params={params}
          search={{ level: below.key, parent: node.id }}
          aria-label={`Add ${below.name.toLowerCase()} under ${name}`}
        >
          Add {below.name.toLowerCase()}
        </Link>
      )}
      {node.can.remove && (
        <Button className="pb-tree__button" onPress={() => remove(node)} aria-label={`Remove ${name}`}>
          Remove
        </Button>
      )}
    </span>
  );
}
