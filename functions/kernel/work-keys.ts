import { encodeTime } from 'ulid';
import type { WorkId } from '#shared/ids.ts';
import { type Audience, join, type Key, workPartition } from './keys.ts';

/** How the keys of pieces of work begin. */
export const workSorts = ['IMPORT', 'EXPORT', 'COPY'] as const;
export type WorkSort = (typeof workSorts)[number];

/** The work of one sort that was begun since an instant: its ids begin with when that was. */
export const workSince = (sort: WorkSort, instant: Date): { from: string; to: string } => ({
  from: join(sort, encodeTime(instant.getTime())),
  // Later in the order of the table than any id.
  to: join(sort, '~'),
});

/** A plan being copied. */
export const planCopyKey = (audience: Audience, work: WorkId): Key => ({
  pk: workPartition(audience),
  sk: join('COPY', work),
});
