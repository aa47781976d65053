type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Fields that were not sent stay as they are. */
export function withoutUndefined<T extends object>(fields: T): Defined<T> {
  const sent = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(sent) as Defined<T>;
}
