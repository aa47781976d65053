import { Tree, TreeItem, TreeItemContent, useDragAndDrop } from 'react-aria-components';
import type { Settings } from '#shared/authorities/schema.ts';
import { DragHandle, StepButtons } from '../ui/arranging.tsx';
import { type Kind, type Offer, type Offers, schemeKind, shapeKind } from './offers.ts';
import { type Beside, useOrderOffers } from './use-order-offers.ts';

interface OrderProps<L extends Offers> {
  kind: Kind<L>;
  authority: string;
  settings: Settings;
}

const dragged = 'application/x-placeboard-offer';

type OwnOrder = Omit<OrderProps<Offers>, 'kind'>;
export const OrderShapes = (props: OwnOrder) => <OrderOffers kind={shapeKind} {...props} />;
export const OrderSchemes = (props: OwnOrder) => <OrderOffers kind={schemeKind} {...props} />;

/** The offers as rows that are dragged by their handles, with the mouse or the keyboard, or moved a step by a button. */
function OrderOffers<L extends Offers>({ kind, authority, settings }: OrderProps<L>) {
  const offers = kind.offersOf(settings);
  const move = useOrderOffers(kind, authority);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [dragged]: String(key), 'text/plain': String(key) })),
    getDropOperation: (target, types) =>
      target.type === 'item' && target.dropPosition !== 'on' && types.has(dragged) ? 'move' : 'cancel',
    onMove: ({ keys, target }) => {
      const moved = offers.find(({ key }) => key === [...keys][0]);
      if (moved === undefined || target.dropPosition === 'on') return;
      move(moved, { target: String(target.key), side: target.dropPosition });
    },
  });
  return (
    <>
      <p className="govuk-body pb-text" id={`${kind.list}-help`}>
        Drag one by its handle to where it should stand. With the keyboard, go up and down with the arrow keys, and with
        the right arrow to the handle and the buttons. Press Enter on the handle, choose the place with the arrow keys
        and press Enter again; Escape leaves it where it was. Each move is saved.
      </p>
      <Tree
        className="pb-tree"
        aria-label={`Order of the ${kind.one}s`}
        aria-describedby={`${kind.list}-help`}
        dragAndDropHooks={dragAndDropHooks}
        selectionMode="none"
      >
        {offers.map((offer, place) => (
          <OfferRow key={offer.key} {...{ offers, offer, place, move }} one={kind.one} />
        ))}
      </Tree>
    </>
  );
}

interface RowProps<L extends Offers> {
  one: string;
  offers: readonly Offer<L>[];
  offer: Offer<L>;
  place: number;
  move: (moved: Offer<L>, to: Beside) => void;
}

function OfferRow<L extends Offers>({ one, offers, offer, place, move }: RowProps<L>) {
  const { key, name, retired } = offer;
  const beside = (step: 'up' | 'down') => {
    const target = offers[step === 'up' ? place - 1 : place + 1];
    return {
      step,
      take: target && (() => move(offer, { target: target.key, side: step === 'up' ? 'before' : 'after' })),
    };
  };
  const steps = [beside('up'), beside('down')].map(({ step, take }) => ({ step, take: take ?? null }));
  return (
    <TreeItem className="pb-tree__item" id={key} textValue={name}>
      <TreeItemContent>
        <div className="pb-tree__row">
          <DragHandle />
          <span className="pb-tree__words">
            {name} {retired && <strong className="pb-parts__tag">Retired</strong>}
          </span>
          <span className="pb-tree__buttons">
            <StepButtons name={`the ${one} “${name}”`} at={String(place)} steps={steps} />
          </span>
        </div>
      </TreeItemContent>
    </TreeItem>
  );
}
