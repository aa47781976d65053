import type * as z from 'zod';

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Fields that were not sent stay as they are. */
export function withoutUndefined<T extends object>(fields: T): Defined<T> {
  const sent = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(sent) as Defined<T>;
}

/**
 * Of what a wider schema has read, such as a row, the fields of a narrower one that it was extended from; what was checked
 * is not checked a second time.
 */
export function fieldsOf<S extends z.ZodObject>(schema: S): (read: z.output<S>) => z.output<S> {
  const names = Object.keys(schema.shape);
  return (read) => {
    const own: Record<string, unknown> = {};
    for (const name of names) if (read[name] !== undefined) own[name] = read[name];
    // The guarantee: the type says that all of it was read by this schema’s own fields.
    return own as z.output<S>;
  };
}
