import { createHash } from 'node:crypto';
import type { WorkId } from '#shared/ids.ts';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The id of what a batch makes: the same however often the batch is begun again, another one in the next. */
export function idIn(batch: WorkId, id: string): string {
  const bytes = createHash('sha256').update(`${batch} ${id}`).digest();
  return `0${[...bytes.subarray(0, 25)].map((byte) => digits[byte % 32]).join('')}`;
}
