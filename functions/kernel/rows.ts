import * as z from 'zod';
import { LocalDate } from '#shared/dates.ts';
import { WrongState } from './errors.ts';

/** Why a row is kept and until when; a legal hold stops removal. */
export const Retention = z.object({
  basis: z.enum([
    'plan-record',
    'meeting-record',
    'person-record',
    'working-paper',
    'performance-record',
    'consultation-response',
    'audit',
  ]),
  retainUntil: LocalDate.nullable(),
  legalHold: z.boolean(),
});
export type Retention = z.infer<typeof Retention>;

/** What is under a legal hold stays where it is. */
export function refuseHeld(row: { retention: Retention }): void {
  if (row.retention.legalHold) throw new WrongState('This is under a legal hold and cannot be removed.');
}

export type Stored = { readonly [name: string]: unknown };

/**
 * A kind of row and its versions. Reading upcasts an older shape step by step (`upcast[1]` makes version 2 of version 1),
 * tolerates unknown fields and fails on anything else: a row that does not parse is an error, never skipped.
 */
export type RowShape<T> = {
  readonly kind: string;
  readonly v: number;
  read(item: Stored): T;
  write(fields: T): Stored;
};

export function rowShape<S extends z.ZodType>(options: {
  kind: string;
  v: number;
  schema: S;
  upcast?: Record<number, (old: Stored) => Stored>;
}): RowShape<z.infer<S>> {
  const { kind, v, schema, upcast = {} } = options;
  return {
    kind,
    v,
    read(item) {
      if (item.row !== kind) throw new Error(`A ${kind} was expected and another kind of row was found`);
      let current = item;
      for (let from = Number(item.v); from < v; from += 1) {
        const step = upcast[from];
        if (step === undefined) throw new Error(`No way is known from version ${from} of a ${kind}`);
        current = step(current);
      }
      return schema.parse(current);
    },
    write(fields) {
      return { ...Object(fields), row: kind, v };
    },
  };
}
