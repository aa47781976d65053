import { createHash } from 'node:crypto';
import { AnswersNotRight } from './errors.ts';
import type { Stored } from './rows.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/**
 * Where a list goes on, as an opaque word bound to its caller and its list. It says nothing that the caller may not know
 * and grants nothing: the partition is always the caller’s own, so a forged one can only point within it.
 */
export function sealCursor(last: Stored, bound: string): string {
  return Buffer.from(JSON.stringify([last.sk, hashOf(bound), last.pk])).toString('base64url');
}

export function openCursor(cursor: string, bound: string): Stored {
  const refused = new AnswersNotRight([
    { pointer: '#/cursor', detail: 'Use the cursor as it was given, for the same list' },
  ]);
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refused;
  }
  if (!Array.isArray(parts)) throw refused;
  const [sk, hash, pk]: unknown[] = parts;
  if (typeof sk !== 'string' || typeof pk !== 'string' || hash !== hashOf(bound)) throw refused;
  if (!bound.endsWith(` ${pk}`)) throw refused;
  return { pk, sk };
}
