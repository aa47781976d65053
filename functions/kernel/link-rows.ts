import { PlanId, WorkId } from '#shared/ids.ts';
import { Link } from '#shared/plans/links.ts';
import { Retention, rowShape } from './rows.ts';

/** One side of a link, beside the rows of its plan. */
export const linkRow = rowShape({
  kind: 'link',
  v: 1,
  schema: Link.extend({ plan: PlanId, batch: WorkId.nullable(), retention: Retention }),
});
export type LinkRow = ReturnType<typeof linkRow.read>;
