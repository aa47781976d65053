import type { FieldProblem } from '../problem.ts';
import type { PlanShape } from '../vocabulary.ts';
import type { LayoutPart, Use, Uses } from './layout.ts';

/** Something of a plan’s layout that is in use and that another layout has not got. */
export type Leaver = { part: LayoutPart; key: string; name: string; use: Use };

const parts: readonly LayoutPart[] = ['levels', 'columns', 'statuses'];
type Named = { key: string; name: string; retired: boolean };

function namedIn(shape: PlanShape, part: LayoutPart): Named[] {
  const { levels, columns, statuses } = shape;
  const all = {
    levels: levels.map(({ key, plural, retired }) => ({ key, name: plural, retired: retired === true })),
    columns: columns.map(({ key, heading, retired }) => ({ key, name: heading, retired: retired === true })),
    statuses: statuses.map(({ key, label, retired }) => ({ key, name: label, retired: retired === true })),
  };
  return all[part];
}

/** What is offered in the one and not in the other, though something of the plan is in it. */
export function leaversOf(old: PlanShape, next: PlanShape, uses: Uses): Leaver[] {
  return parts.flatMap((part) => {
    const offered = new Set(namedIn(next, part).flatMap(({ key, retired }) => (retired ? [] : [key])));
    return namedIn(old, part).flatMap(({ key, name, retired }) => {
      const use = uses[part][key];
      return retired || offered.has(key) || use === undefined || use.count === 0 ? [] : [{ part, key, name, use }];
    });
  });
}

const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
const quoted = (words: readonly string[]): string => words.map((each) => `“${each}”`).join(', ');

/** How far it is in use, with a few of its words; `of` says of which plan, where there are several. */
export function wordsOfUse({ part, name, use }: Pick<Leaver, 'part' | 'name' | 'use'>, of = ''): string {
  const examples = use.words.length === 0 ? '' : `, such as ${quoted(use.words)}`;
  if (part === 'levels') return `“${name}” has ${plural(use.count, 'row')}${of}${examples}`;
  if (part === 'columns') return `“${name}” has words in ${plural(use.count, 'row')}${of}${examples}`;
  const actions = use.words.length === 0 ? '' : `, as on ${quoted(use.words)}`;
  return `“${name}” was given by ${plural(use.count, 'update')}${of}${actions}`;
}

const stays: Record<LayoutPart, string> = {
  levels: 'its rows stay where they are, and no new ones are added',
  columns: 'its words stay with their rows, and are not printed',
  statuses: 'updates that gave it keep it, and it is not offered any more',
};

/** What is in use leaves when that was said of it, and never because it was left out. */
export function leavingProblems(
  leavers: readonly Leaver[],
  said: { [part in LayoutPart]?: readonly string[] | undefined },
): FieldProblem[] {
  return leavers
    .filter(({ part, key }) => !said[part]?.includes(key))
    .map((leaver) => ({
      pointer: `#/leaving/${leaver.part}`,
      detail: `${wordsOfUse(leaver)}. Choose a layout that has it, or say that it leaves: ${stays[leaver.part]}.`,
    }));
}

/** Is anything in use that the shape has no place for? */
export function unheld(shape: PlanShape, uses: Uses): boolean {
  return parts.some((part) => {
    const held = new Set(namedIn(shape, part).map(({ key }) => key));
    const updates = part === 'columns' ? ['delivered', 'next'] : [];
    return Object.keys(uses[part]).some((key) => !held.has(key) && !updates.includes(key));
  });
}
