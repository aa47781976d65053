import { createHash } from 'node:crypto';
import { type AnyPut, put } from '#kernel/change.ts';
import { withoutUndefined } from '#kernel/fields.ts';
import { columnsKey } from '#kernel/keys.ts';
import { type ColumnsRow, columnsRow, type ImportRow, workRetention } from '#kernel/work-rows.ts';
import type { WorkerSession } from '#kernel/worker.ts';
import { plainHeading } from '#shared/plans/column-meaning.ts';
import type { Found, Mapping } from '#shared/work/schema.ts';
import { DocumentRefused } from './word/refused.ts';

type Recognise = (mapping: Mapping | null) => Found;
type Recognised = { found: Found } & Pick<ImportRow, 'recognisedBy' | 'rememberedFrom'>;

/** What stands for the headings of a file, whatever their case, order and plurals. */
function headingsHash({ mapping }: Found): string {
  const headings = mapping.columns.map((column) => plainHeading(column.heading)).sort();
  return createHash('sha256').update(JSON.stringify(headings)).digest('base64url');
}

/**
 * Reads the file as its mapping says. Before anyone has looked at it, that is the best fit, or how an officer of this
 * authority corrected the last file with the same headings.
 */
export async function recogniseAs(session: WorkerSession, row: ImportRow, recognise: Recognise): Promise<Recognised> {
  if (row.mapping !== null) {
    return { found: recognise(row.mapping), recognisedBy: row.recognisedBy, rememberedFrom: row.rememberedFrom };
  }
  const found = recognise(null);
  const recognisedBy = headingsHash(found);
  const remembered = await session.table.find(columnsKey(session.audience, recognisedBy), columnsRow);
  const again = remembered === null ? null : asRemembered(found, remembered, recognise);
  return { found: again ?? found, recognisedBy, rememberedFrom: again === null ? null : (remembered?.file ?? null) };
}

function asRemembered({ mapping }: Found, { shape, columns, scheme, statuses }: ColumnsRow, recognise: Recognise) {
  try {
    return recognise({ ...mapping, shape, columns, ...withoutUndefined({ scheme, statuses }) });
  } catch (error) {
    // The plan shape of that time may be gone, or lack the columns: the best fit is still there.
    if (error instanceof DocumentRefused) return null;
    throw error;
  }
}

/** What is to be remembered of an import whose mapping was corrected. */
export async function rememberPuts(
  { table, audience }: WorkerSession,
  row: ImportRow,
  { mapping }: Found,
): Promise<AnyPut[]> {
  if (!row.corrected || row.recognisedBy === null) return [];
  const key = columnsKey(audience, row.recognisedBy);
  const was = await table.find(key, columnsRow);
  const { shape, columns, scheme, statuses } = mapping;
  const version = (was?.version ?? 0) + 1;
  const said = withoutUndefined({ scheme, statuses });
  const next: ColumnsRow = { shape, columns, ...said, file: row.file, version, retention: workRetention };
  return [put({ key, shape: columnsRow, row: next, was, unlogged: true })];
}
