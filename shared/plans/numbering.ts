import * as z from 'zod';
import type { FieldProblem } from '../problem.ts';
import type { PlanShape } from '../vocabulary.ts';

/** A row’s own part of its number: the 5 of goal 2.5, the 1a of goal 5.1a. */
export const rowNumber = z
  .string()
  .trim()
  .regex(
    /^(?:[A-Za-z]{0,2}[0-9]{1,4}[A-Za-z]?)?$/,
    'Enter a number like 5 or 5a, without the numbers of the rows above it',
  );

export const numberAsked = rowNumber
  .nullable()
  .describe('The row’s own part of its number; none or empty: the next that is free under the row above');

type Numbered = { id: string; parent: string | null; order: string; number: string | null; removed: unknown };

const byOrder = (a: Numbered, b: Numbered) => {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

/**
 * Each row with a number. One that was never given any has one by its place: the next that no other row has or had.
 * `others` are rows that are not shown and keep their numbers all the same, like those that were removed.
 */
export function withNumbers<N extends Numbered>(nodes: readonly N[], others: readonly Numbered[] = []): N[] {
  const taken = Map.groupBy(
    [...nodes, ...others].filter(({ number }) => number !== null),
    ({ parent }) => parent,
  );
  const given = new Map(
    others.flatMap((row): [string, string][] => (row.number === null ? [] : [[placeOf(row), row.number]])),
  );
  const unnumbered = nodes.filter(({ number, removed }) => number === null && removed === null);
  for (const [parent, rows] of Map.groupBy(unnumbered, (row) => row.parent)) {
    const used = new Set((taken.get(parent) ?? []).map(({ number }) => number));
    let next = 1;
    for (const row of rows.toSorted(byOrder)) {
      // Looked at as it was, a row has the number that was put down for it since.
      if (given.has(placeOf(row))) continue;
      while (used.has(String(next))) next += 1;
      given.set(placeOf(row), String(next));
      next += 1;
    }
  }
  return nodes.map((node) => (node.number === null ? { ...node, number: given.get(placeOf(node)) ?? null } : node));
}

const placeOf = ({ id, parent }: Pick<Numbered, 'id' | 'parent'>): string => `${parent ?? ''} ${id}`;

/** The next number under a row: after the highest that ever stood there, so that none comes to mean another row. */
export function nextNumber(nodes: readonly Numbered[], parent: string | null): string {
  const numbers = withNumbers(nodes).flatMap((node) => (node.parent === parent ? leading(node.number) : []));
  return String(Math.max(0, ...numbers) + 1);
}

const leading = (number: string | null): number[] => {
  const digits = /[0-9]+/.exec(number ?? '')?.[0];
  return digits === undefined ? [] : [Number(digits)];
};

/** What is wrong with a number that an editor chose for a row: another row under the same one has it, or had it. */
export function numberProblems(
  nodes: readonly (Numbered & { title: string })[],
  row: { id: string | null; parent: string | null; number: string },
): FieldProblem[] {
  const same = (number: string | null) => number?.toLowerCase() === row.number.toLowerCase();
  const holder = withNumbers(nodes).find(
    ({ id, parent, number }) => id !== row.id && parent === row.parent && same(number),
  );
  if (holder === undefined) return [];
  const { title, removed } = holder;
  const words = title.length > 60 ? `${title.slice(0, 60).trimEnd()}…` : title;
  const whose = removed === null ? `“${words}” has` : `“${words}”, which was removed, had`;
  const next = nextNumber(nodes, row.parent);
  return [{ pointer: '#/number', detail: `${whose} the number ${row.number}. Choose another, like ${next}` }];
}

/** Stands between a printed number and the words: no words begin with it, as it is trimmed from theirs. */
export const afterNumber = '\u00a0';

type Step = { level: string; number: string | null };

/** A row’s number with those above it, like `2.5.1`; null where one of them has none of its own. */
export function pathNumber(path: readonly Pick<Step, 'number'>[]): string | null {
  const numbers = path.flatMap(({ number }) => number ?? []);
  return numbers.length < path.length || path.length === 0 ? null : numbers.join('.');
}

/** The number of each row with those above it. */
export function pathNumbers(
  nodes: readonly { id: string; parent: string | null; number?: string | null | undefined }[],
): Map<string, string | null> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const pathOf = (node: (typeof nodes)[number]): Pick<Step, 'number'>[] => {
    const above = node.parent === null ? undefined : byId.get(node.parent);
    return [...(above === undefined ? [] : pathOf(above)), { number: node.number ?? null }];
  };
  return new Map(nodes.map((node) => [node.id, pathNumber(pathOf(node))]));
}

/** How a row is cited, like “Priority 2, Goal 5”; an empty text where it has no number of its own. */
export function citation({ levels }: Pick<PlanShape, 'levels'>, path: readonly Step[]): string {
  if (pathNumber(path) === null) return '';
  const nameOf = (key: string) => levels.find((level) => level.key === key)?.name ?? 'Row';
  return path.map(({ level, number }) => `${nameOf(level)} ${number}`).join(', ');
}
