import { useState } from 'react';
import type { Values } from './form-values.ts';

/** What two people made of one item: what was typed here, and the item as the other left it. */
export interface Clash<Item, Mine> {
  mine: Mine;
  theirs: Item;
}

/**
 * The item as it was when its form was opened: later answers of the service must not move the ground under what is
 * being typed. After a clash the form goes on from the other’s version with the answers that were chosen.
 */
export function useVersioned<Item, Mine>(opened: Item, valuesOf: (item: Item) => Values) {
  const [base, setBase] = useState(opened);
  const [values, setValues] = useState(() => valuesOf(opened));
  const [clash, setClash] = useState<Clash<Item, Mine> | null>(null);
  const goOn = (from: Item, chosen: Values): void => {
    setValues(chosen);
    setBase(from);
    setClash(null);
  };
  return { base, values, clash, setClash, goOn };
}
