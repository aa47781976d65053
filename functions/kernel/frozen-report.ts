import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { FrozenReport } from '#shared/cycles/report.ts';
import type { Locked } from '#shared/cycles/schema.ts';
import type { CycleId, PlanId } from '#shared/ids.ts';
import { type AnyPut, put } from './change.ts';
import { cycleKey, cyclePartition, reportPartKey, reportParts } from './cycle-keys.ts';
import { cycleRow, reportPartRow } from './cycle-rows.ts';
import { NothingHere } from './errors.ts';
import type { Audience } from './keys.ts';
import { planRetention } from './plan-rows.ts';
import type { Table } from './table.ts';

/** In base64 it is a third more; a row of the table holds 400 kB. */
const bytesInPart = 240_000;

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A report’s text in parts that fit a row each. */
export function partsOf(text: string): string[] {
  const packed = gzipSync(text, { level: 9 });
  const count = Math.ceil(packed.length / bytesInPart);
  return Array.from({ length: count }, (_, part) =>
    packed.subarray(part * bytesInPart, (part + 1) * bytesInPart).toString('base64'),
  );
}

export function textOf(parts: readonly string[]): string {
  return gunzipSync(Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')))).toString('utf8');
}

type Of = { plan: PlanId; cycle: CycleId };

/** New rows that keep the report; there is no place for a second one of the same cycle. */
export function reportPuts(audience: Audience, { plan, cycle }: Of, parts: readonly string[]): AnyPut[] {
  return parts.map((bytes, part) =>
    put({
      key: reportPartKey(audience, plan, { cycle, part }),
      shape: reportPartRow,
      row: { cycle, part, of: parts.length, bytes, version: 1, retention: planRetention },
      was: null,
      unlogged: true,
    }),
  );
}

type Reading = { table: Table; audience: Audience };

/** The frozen report of a locked cycle, byte for byte as it was written; anything else is an error. */
export async function frozenText(reading: Reading, { locked, ...of }: Of & { locked: Locked | null }): Promise<string> {
  if (locked === null) throw new NothingHere();
  return checked(await partsOfReport(reading, of), locked);
}

/** A locked cycle’s frozen report, read beside the cycle itself. */
export async function frozenReportOf(reading: Reading, of: Of): Promise<FrozenReport> {
  const { table, audience } = reading;
  const [{ withdrawn, locked }, parts] = await Promise.all([
    table.get(cycleKey(audience, of.plan, of.cycle), cycleRow),
    partsOfReport(reading, of),
  ]);
  if (withdrawn !== null || locked === null) throw new NothingHere();
  return FrozenReport.parse(JSON.parse(checked(parts, locked)));
}

async function partsOfReport({ table, audience }: Reading, { plan, cycle }: Of): Promise<string[]> {
  const items = await table.all(cyclePartition(audience, plan, cycle), { prefix: reportParts });
  return items.map((item) => reportPartRow.read(item).bytes);
}

function checked(parts: readonly string[], { hash }: Locked): string {
  const text = textOf(parts);
  if (hashOf(text) !== hash) throw new Error('A frozen report is not what was locked');
  return text;
}
