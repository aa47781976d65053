import type { StrandKind } from '#shared/plans/strand.ts';
import type { ListedStrand, TypedName } from '#shared/plans/strands.ts';
import { counted, listed } from '../ui/words.ts';

export const kindNames: Record<StrandKind, { one: string; many: string }> = {
  strand: { one: 'Strand', many: 'Strands' },
  strategy: { one: 'Strategy', many: 'Strategies' },
  'day-to-day': { one: 'Day-to-day business', many: 'Day-to-day business' },
};

/** How much leads to it: “3 actions were handed over to it, 1 row or plan refers to it”. */
export function leadingInWords({ handedOver, referring }: Pick<ListedStrand, 'handedOver' | 'referring'>): string {
  const handed = `${counted(handedOver, 'action')} ${handedOver === 1 ? 'was' : 'were'} handed over to it`;
  const refers = `${counted(referring, 'row or plan', 'rows or plans')} ${referring === 1 ? 'refers' : 'refer'} to it`;
  const said = [...(handedOver > 0 ? [handed] : []), ...(referring > 0 ? [refers] : [])];
  return said.length === 0 ? 'Nothing leads to it yet' : said.join(', ');
}

/** A name that was typed, and where: “Inclusion work, in 2 links of “One plan””. */
export function typedInWords({ links, plans }: Pick<TypedName, 'links' | 'plans'>): string {
  const named = plans.slice(0, 3).map((title) => `“${title}”`);
  const more = plans.length > 3 ? [counted(plans.length - 3, 'other plan')] : [];
  return `${counted(links, 'link')} of ${listed([...named, ...more])}`;
}
