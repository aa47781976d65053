import { type KeyMeaning, meaningOf } from './key-meaning.ts';
import { once } from './once.ts';

/** One piece of work, told of by a row's key. */
export type Work = (event: unknown) => Promise<unknown>;

/** What is to be done about keys of each kind, loaded when a key of that kind first comes. */
export type Works = { readonly [K in KeyMeaning['kind']]?: () => Promise<readonly Work[]> };

/** Does what a key calls for, all of it side by side, and loads no more than that needs; other keys are nobody's work here. */
export function worksOf(works: Works): Work {
  const loads = new Map(Object.entries(works).map(([kind, load]) => [kind, once(load)]));
  return async (event) => {
    const load = loads.get(kindIn(event) ?? '');
    if (load !== undefined) await Promise.all((await load()).map((work) => work(event)));
  };
}

function kindIn(event: unknown): KeyMeaning['kind'] | null {
  if (typeof event !== 'object' || event === null || !('pk' in event) || !('sk' in event)) return null;
  return meaningOf({ pk: String(event.pk), sk: String(event.sk) })?.kind ?? null;
}
