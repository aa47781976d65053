import type { Column, Level, OfferedShape, Status, StatusScheme } from '#shared/vocabulary.ts';

/** A part of a layout or a scheme while it is edited; one that is new has a key of its own making until it is saved. */
export interface Part {
  key: string;
  retired?: true | undefined;
}

/** Parts as a form holds them: it was given parts of this kind, and every change of it puts such a part. */
export const partsOf = <T extends Part>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

export function unusedKey(parts: readonly Part[]): string {
  const taken = new Set(parts.map(({ key }) => key));
  let number = parts.length + 1;
  while (taken.has(`new-${number}`)) number += 1;
  return `new-${number}`;
}

/** The words as a key: small letters, digits and hyphens. */
export function keyOf(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 36)
    .replace(/-+$/, '');
  return plain === '' ? 'part' : plain;
}

function free(key: string, taken: ReadonlySet<string>): string {
  let tried = key;
  for (let number = 2; taken.has(tried); number += 1) tried = `${key}-${number}`;
  return tried;
}

/** New parts get a key of their words: the one that words had before brings back what was written under it. */
export function settled<T extends Part>(parts: readonly T[], stood: readonly Part[], wordsOf: (part: T) => string) {
  const standing = new Set(stood.map(({ key }) => key));
  const taken = new Set(parts.flatMap(({ key }) => (standing.has(key) ? [key] : [])));
  const names = new Map<string, string>();
  const own = parts.map((part) => {
    const key = standing.has(part.key) ? part.key : free(keyOf(wordsOf(part)), taken);
    taken.add(key);
    names.set(part.key, key);
    return { ...part, key };
  });
  return { parts: own, names };
}

/** A layout as it is saved. Columns of an update are told by what they show, so they keep their keys. */
export function settledShape(
  shape: OfferedShape,
  stood: OfferedShape | undefined,
  others: readonly Part[],
): OfferedShape {
  const levels = settled(shape.levels, stood?.levels ?? [], ({ name }) => name);
  const ofUpdates = shape.columns.filter(({ shows }) => shows === 'update');
  const moved = shape.columns.map((column) => ({ ...column, level: levels.names.get(column.level) ?? column.level }));
  const { parts: columns } = settled(moved, [...(stood?.columns ?? []), ...ofUpdates], ({ heading }) => heading);
  return { ...shape, key: stood?.key ?? freeAmong(shape.name, others), levels: levels.parts, columns };
}

export function settledScheme(
  scheme: StatusScheme,
  stood: StatusScheme | undefined,
  others: readonly Part[],
): StatusScheme {
  const { parts: statuses } = settled(scheme.statuses, stood?.statuses ?? [], ({ label }) => label);
  return { ...scheme, key: stood?.key ?? freeAmong(scheme.name, others), statuses };
}

const freeAmong = (words: string, others: readonly Part[]): string =>
  free(keyOf(words), new Set(others.map(({ key }) => key)));

/** One step up or down; as they were, where there is no such step. */
export function stepped<T>(parts: readonly T[], place: number, step: -1 | 1): T[] {
  const part = parts[place];
  if (part === undefined || place + step < 0 || place + step >= parts.length) return [...parts];
  return parts.toSpliced(place, 1).toSpliced(place + step, 0, part);
}

/** Just before or after another; as they were, where either is not there. */
export function besideAnother<T extends Part>(
  parts: readonly T[],
  moved: string,
  { target, side }: { target: string; side: 'before' | 'after' },
): T[] {
  const part = parts.find(({ key }) => key === moved);
  const others = parts.filter(({ key }) => key !== moved);
  const at = others.findIndex(({ key }) => key === target);
  if (part === undefined || at === -1) return [...parts];
  return others.toSpliced(side === 'after' ? at + 1 : at, 0, part);
}

export const blankLevel = (parts: readonly Part[]): Level => ({ key: unusedKey(parts), name: '', plural: '' });
export const blankColumn = (parts: readonly Part[], level: string): Column => ({
  ...{ key: unusedKey(parts), heading: '', level, shows: 'field', type: 'text' },
});

/** Colours and shapes that no other status has come first. */
export function blankStatus(
  parts: readonly Status[],
  { colours, shapes }: { colours: Status['colour'][]; shapes: Status['shape'][] },
): Status {
  const [colour = 'grey'] = colours.filter((each) => parts.every((part) => part.colour !== each));
  const [shape = 'bar'] = shapes.filter((each) => parts.every((part) => part.shape !== each));
  return { key: unusedKey(parts), label: '', definition: '', colour, shape, terminal: false, concern: false };
}
