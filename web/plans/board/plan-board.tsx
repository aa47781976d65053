import { useState } from 'react';
import { GridList, useDragAndDrop } from 'react-aria-components';
import type { PlanView } from '#shared/plans/schema.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { counted } from '../../ui/words.ts';
import type { PlanNode } from '../plan-tree.ts';
import { BoardCard } from './board-card.tsx';
import { type BoardColumn, columnsOf } from './board-columns.ts';
import { BoardUpdate } from './board-update.tsx';

interface BoardProps {
  plan: PlanView;
  authority: string;
  matches: (node: PlanNode) => boolean;
  names: (person: string | null) => string;
  today: string;
}

interface Moving {
  node: PlanNode;
  status: string | null;
}

const cardType = 'application/x-placeboard-card';

/** The actions by status. A card is moved with the mouse or the keyboard, and moves once its update is recorded. */
export function PlanBoard(props: BoardProps) {
  const { plan, authority, matches } = props;
  const [moving, setMoving] = useState<Moving | null>(null);
  const columns = columnsOf(plan, matches);
  return (
    <>
      {plan.nodes.some(({ can }) => can.recordUpdate) && (
        <p className="govuk-body pb-text pb-no-print" id="board-help">
          Drag a card to another status and say why. With the keyboard, press Enter on a card’s handle, choose the
          status with the Tab key and press Enter again; Escape leaves the card where it was.
        </p>
      )}
      <div className="pb-columns-board">
        {columns.map((column) => (
          <Column key={column.key} {...props} column={column} move={setMoving} />
        ))}
      </div>
      {moving !== null && <BoardUpdate {...{ plan, authority }} {...moving} onClose={() => setMoving(null)} />}
    </>
  );
}

type ColumnProps = BoardProps & { column: BoardColumn; move: (moving: Moving) => void };

function Column(props: ColumnProps) {
  const { column, plan, names, today, move } = props;
  const { status, label, actions } = column;
  const dragAndDropHooks = useCards(props);
  return (
    <section className="pb-columns-board__column" aria-label={label}>
      <h2 className="pb-columns-board__heading">
        <StatusTag status={status ?? undefined} none={label} />
        <span className="pb-columns-board__count">{counted(actions.length, 'action')}</span>
      </h2>
      <GridList
        className="pb-columns-board__cards"
        aria-label={`${label}: ${counted(actions.length, 'action')}`}
        items={actions}
        selectionMode="none"
        dragAndDropHooks={dragAndDropHooks}
        dependencies={[plan, names, today]}
        renderEmptyState={() => <p className="pb-columns-board__none">None</p>}
      >
        {(node) => <BoardCard {...props} node={node} record={() => move({ node, status: null })} />}
      </GridList>
    </section>
  );
}

/** A card goes to a column, never between two cards: the order within a column is by date. */
function useCards({ plan, column, move }: ColumnProps) {
  const { status } = column;
  const mayMove = (key: unknown) => plan.nodes.find(({ id, can }) => id === key && can.recordUpdate);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].flatMap((key) => {
        const node = mayMove(key);
        return node === undefined ? [] : [{ [cardType]: node.id, 'text/plain': node.title }];
      }),
    getDropOperation: (target, types) =>
      status !== null && !status.retired && target.type === 'root' && types.has(cardType) ? 'move' : 'cancel',
    onRootDrop: async ({ items }) => {
      const [item] = items.filter((each) => each.kind === 'text' && each.types.has(cardType));
      if (item?.kind !== 'text' || status === null) return;
      const node = mayMove(await item.getText(cardType));
      if (node !== undefined && node.latest?.status !== status.key) move({ node, status: status.key });
    },
  });
  return dragAndDropHooks;
}
