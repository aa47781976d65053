import { audienceSeatRow } from './audience-rows.ts';
import { type AnyPut, put } from './change.ts';
import { seatKey } from './keys.ts';
import type { OutsideSeatRow } from './outside-rows.ts';
import type { Table } from './table.ts';

/** Ends the seat that came of what was given, unless another has taken its place since. */
export async function seatEndedWith(
  table: Table,
  given: OutsideSeatRow,
  ended: NonNullable<OutsideSeatRow['ended']>,
): Promise<AnyPut[]> {
  if (given.accepted === null) return [];
  const key = seatKey(given.audience, { provider: given.provider, subject: given.accepted.subject });
  const was = await table.find(key, audienceSeatRow);
  if (was === null || was.given?.as !== given.id || was.ended !== null) return [];
  return [put({ key, shape: audienceSeatRow, row: { ...was, ended, version: was.version + 1 }, was, unlogged: true })];
}
