import { encodeTime } from 'ulid';
import { join } from './keys.ts';

/** The work of one sort that was begun since an instant: its ids begin with when that was. */
export const workSince = (sort: 'IMPORT' | 'EXPORT', instant: Date): { from: string; to: string } => ({
  from: join(sort, encodeTime(instant.getTime())),
  // Later in the order of the table than any id.
  to: join(sort, '~'),
});
