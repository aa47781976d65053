/** The answers of a form as they are typed; a field is named by its path, like `evidence.0.label`. */
export type Values = Record<string, unknown>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function child(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isRecord(value) ? value[key] : undefined;
}

export function valueAt(values: Values, name: string): unknown {
  return name.split('.').reduce<unknown>(child, values);
}

export function textAt(values: Values, name: string): string {
  const value = valueAt(values, name);
  return typeof value === 'string' ? value : '';
}

function put(value: unknown, [key, ...rest]: string[], given: unknown): unknown {
  if (key === undefined) return given;
  if (Array.isArray(value)) return value.map((item, index) => (index === Number(key) ? put(item, rest, given) : item));
  return { ...(isRecord(value) ? value : {}), [key]: put(child(value, key), rest, given) };
}

export function withValue(values: Values, name: string, given: unknown): Values {
  const changed = put(values, name.split('.'), given);
  return isRecord(changed) ? changed : values;
}
