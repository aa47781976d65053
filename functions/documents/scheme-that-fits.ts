import { current } from '#shared/plans/current.ts';
import { type OfferedWords, shapeForPlan } from '#shared/plans/offered.ts';
import type { Found } from '#shared/work/schema.ts';
import { statusNamed } from './word/status-words.ts';

/**
 * The scheme of the authority’s that knows more of the words for statuses in a document than the layout’s own does; null where
 * none does.
 */
export function schemeThatFits(settings: OfferedWords, { mapping, statuses }: Found): string | null {
  const words = (statuses?.found ?? []).map((each) => each.words);
  const known = (scheme?: string): number => {
    const shape = shapeForPlan(settings, mapping.shape, scheme);
    return shape === null ? 0 : words.filter((each) => statusNamed(each, shape) !== null).length;
  };
  const best = current(settings.schemes)
    .map(({ key }) => ({ key, known: known(key) }))
    .reduce<{ key: string; known: number } | null>((a, b) => (a !== null && a.known >= b.known ? a : b), null);
  return best !== null && best.known > known() ? best.key : null;
}
