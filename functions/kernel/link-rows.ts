import { PlanId, WorkId } from '#shared/ids.ts';
import { Link } from '#shared/plans/links.ts';
import { type AnyPut, put } from './change.ts';
import type { Audience } from './keys.ts';
import { linkKey, strandLinkIndex } from './link-keys.ts';
import { Retention, rowShape } from './rows.ts';

/**
 * One side of a link, beside the rows of its plan. Since version 2 it may say which strand of the authority’s list it leads to;
 * what was written before leads to it by name alone.
 */
export const linkRow = rowShape({
  kind: 'link',
  v: 2,
  upcast: { 1: (old) => old },
  schema: Link.extend({ plan: PlanId, batch: WorkId.nullable(), retention: Retention }),
});
export type LinkRow = ReturnType<typeof linkRow.read>;

/** A side of a link as it is written: where it leads to a strand of the list, it stands on the index there too. */
export function linkPut(audience: Audience, row: LinkRow, was: LinkRow | null): AnyPut {
  const strand = row.other.kind === 'plan' ? undefined : row.other.strand;
  const index = strand === undefined ? undefined : strandLinkIndex(audience, strand, row.id);
  return put({ key: linkKey(audience, row.plan, row), shape: linkRow, row, was, ...(index && { index }) });
}
