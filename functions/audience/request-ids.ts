import { createHash } from 'node:crypto';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The same request again is the same thing sent: its id follows from the request's key. */
export function idOf(request: string): string {
  const bytes = createHash('sha256').update(request).digest().subarray(0, 26);
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join('');
}
