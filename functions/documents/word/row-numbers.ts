import { afterNumber } from '#shared/plans/numbering.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { FoundRow } from '#shared/work/schema.ts';

type Found = { shape: PlanShape; exact: boolean; rows: FoundRow[] };
type Taken = NonNullable<FoundRow['number']>;

const own = '[A-Za-z]{0,2}[0-9]{1,4}[A-Za-z]?';
const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Takes the numbers that a document gives its rows from before their words: “Goal 5: …”, “2.5 …”, “5. …”. Rows of a level
 * under the same one have all a number, each its own, or none is taken for one: it is part of the words.
 */
export function takeNumbers({ shape, exact, rows }: Found): void {
  const paths = new Map<string, string>();
  for (const [parent, siblings] of Map.groupBy(rows, (row) => row.parent)) {
    const above = parent === null ? '' : paths.get(parent);
    const read = siblings.map((row) => ({ row, taken: numberIn(row, { shape, exact, above }) }));
    const bare = new Set(read.filter(({ taken }) => taken === null).map(({ row }) => row.level));
    const numbers = read.flatMap(({ taken }) => taken?.own.toLowerCase() ?? []);
    if (new Set(numbers).size < numbers.length) continue;
    for (const { row, taken } of read) {
      if (taken === null || bare.has(row.level)) continue;
      row.number = taken;
      row.title = row.title.slice(taken.as.length);
      paths.set(row.id, `${above ?? ''}${taken.own}.`);
    }
  }
}

type Where = { shape: PlanShape; exact: boolean; above: string | undefined };

function numberIn({ title, level, state }: FoundRow, { shape, exact, above }: Where): Taken | null {
  // A list inside one cell numbers its lines, not the row.
  if (state === 'refused' || (!exact && /\n\s*[0-9]+[.):]/u.test(title))) return null;
  const name = escaped(shape.levels.find(({ key }) => key === level)?.name ?? '');
  const path = above === undefined ? null : escaped(above);
  const printed = path === null ? [] : [`${path}(?<own>${own})${afterNumber}`];
  const written = [
    `${name}\\s+(?:[0-9]+\\.)*(?<own>${own})(?:\\s*[:.)–-]\\s*|\\s+)`,
    ...(path === null || path === '' ? [] : [`${path}(?<own>[0-9]{1,4}[A-Za-z]?)[.:)]?\\s+`]),
    '(?<own>[0-9]{1,3}[a-z]?)[.):]\\s+',
  ];
  for (const pattern of exact ? printed : [...printed, ...written]) {
    const found = new RegExp(`^${pattern}(?=\\S)`, 'iu').exec(title);
    if (found?.groups?.own !== undefined) return { own: found.groups.own, as: found[0] };
  }
  return null;
}
