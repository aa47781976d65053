import type * as strands from '#shared/plans/strands.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';

const inStrand = (authority: string, strand: string) => ({ ...inAuthority(authority), strand: part(strand) });

/** Strands, strategies and day-to-day business, and what leads to them. */
export const strandsApi = {
  strands: async (authority: string, signal?: AbortSignal): Promise<strands.StrandList> =>
    (await one.strands.$get({ param: inAuthority(authority) }, until(signal))).json(),
  strand: async (authority: string, strand: string, signal?: AbortSignal): Promise<strands.StrandView> =>
    (await one.strands[':strand'].$get({ param: inStrand(authority, strand) }, until(signal))).json(),
  matchStrand: async (
    { authority, strand }: { authority: string; strand: string },
    json: strands.StrandMatch,
    how: How,
  ): Promise<strands.StrandMatched> =>
    (await one.strands[':strand'].matches.$post({ param: inStrand(authority, strand), json }, sent(how))).json(),
};
