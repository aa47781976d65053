import * as z from 'zod';
import { type Answer, freshFunction } from './in-process.ts';
import { itemBytes, transactedWriteUnits } from './item-size.ts';
import { sum } from './pages.ts';
import { inWords, roundsOf } from './requests.ts';
import { type Measured, within } from './table.ts';

export type ChangeToMeasure = {
  readonly what: string;
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly body: unknown;
  readonly version?: number;
  /** The kinds of row that it should write, each once. */
  readonly rows: readonly string[];
};

/** What a change may ask on its caller's path: its session and seat, the rows it builds on, its one transaction. */
const allowed = new Set(['AssumeRole', 'BatchGetItem', 'GetItem', 'TransactWriteItems']);

const Transaction = z.looseObject({
  TransactItems: z.array(z.looseObject({ Put: z.looseObject({ Item: z.record(z.string(), z.unknown()) }).optional() })),
});

export async function changeLine(change: ChangeToMeasure, subject: string): Promise<Measured> {
  const { method, path, body, version } = change;
  const headers = {
    'idempotency-key': `measured-${crypto.randomUUID()}`,
    ...(version !== undefined && { 'if-match': `"${version}"` }),
  };
  const answer = await freshFunction(subject).ask(method, path, { body, headers });
  const rows = writtenBy(answer);
  const transactions = answer.trips.filter(({ what }) => what === 'TransactWriteItems').length;
  const asExpected =
    [...change.rows].sort().join() ===
    rows
      .map(({ kind }) => kind)
      .sort()
      .join();
  const others = answer.trips.filter(({ what }) => !allowed.has(what));
  const units = sum(rows.map((row) => row.units + row.indexUnits));
  const each = rows.map(
    ({ kind, units, indexUnits }) => `${kind} ${units}${indexUnits ? ` + index ${indexUnits}` : ''}`,
  );
  return {
    what: change.what,
    measured: `${units} write units in ${counted(transactions, 'transaction')}: ${each.join(', ')}; path: ${inWords(roundsOf(answer.trips))}`,
    verdict: within(asExpected && transactions === 1 && others.length === 0),
  };
}

type Written = { kind: string; units: number; indexUnits: number };

/** Worked out from the sizes of the rows: what the engine itself says of a transaction is not what AWS charges. */
function writtenBy({ calls }: Answer): Written[] {
  return calls.flatMap(({ input }) => {
    const items = Transaction.safeParse(input).data?.TransactItems ?? [];
    return items.flatMap(({ Put }) => {
      if (!Put) return [{ kind: 'something else than a row', units: 0, indexUnits: 0 }];
      const units = transactedWriteUnits(itemBytes(Put.Item));
      return [{ kind: String(Put.Item.row), units, indexUnits: 'gsi1pk' in Put.Item ? units : 0 }];
    });
  });
}

const counted = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;
