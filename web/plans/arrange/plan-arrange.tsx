import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Tree, useDragAndDrop } from 'react-aria-components';
import { current } from '#shared/plans/current.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { mayStandBeside, mayStandUnder, placeAtEnd, placeBeside } from '../plan-order.ts';
import type { Branch, PlanNode } from '../plan-tree.ts';
import { lowerLevels } from '../upper-levels.ts';
import { ArrangeRow, type Move } from './arrange-row.tsx';
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
        Drag a row by its handle to where it should stand. With the keyboard, go up and down the rows with the arrow
        keys, and with the right arrow to a row’s handle and buttons. Press Enter on the handle, choose the place with
        the arrow keys and press Enter again; Escape leaves it where it was.
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
      const under = lowerLevels(plan, node.level).map(({ key }) => key);
      const wanted = target.dropPosition === 'on' ? under : [node.level];
      return wanted.some((level) => types.has(typeOf(level))) ? 'move' : 'cancel';
    },
    onMove: ({ keys, target }) => {
      const [moved, beside] = [find([...keys][0]), find(target.key)];
      if (moved === undefined || beside === undefined) return;
      if (target.dropPosition === 'on') {
        if (mayStandUnder(plan, moved, beside)) move(moved, placeAtEnd(plan.nodes, beside.id));
      } else if (mayStandBeside(moved, beside)) {
        move(moved, placeBeside(plan.nodes, moved.id, { target: beside, side: target.dropPosition }));
      }
    },
  });
  return dragAndDropHooks;
}

function TopAdd({ plan, authority }: { plan: PlanView; authority: string }) {
  const [top] = current(plan.shape.levels);
  if (top === undefined) return null;
  return (
    <div className="govuk-button-group">
      <Link
        className="govuk-button govuk-button--secondary"
        to="/$authority/plans/$plan/rows/new"
        params={{ authority, plan: plan.id }}
        search={{ level: top.key }}
      >
        Add {top.name.toLowerCase()}
      </Link>
      <Link className="govuk-link" to="/$authority/plans/$plan/columns" params={{ authority, plan: plan.id }}>
        Columns of this plan
      </Link>
      <Link className="govuk-link" to="/$authority/plans/$plan/layout" params={{ authority, plan: plan.id }}>
        Change levels, columns or statuses
      </Link>
    </div>
  );
}
