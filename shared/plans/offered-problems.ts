import type { FieldProblem } from '../problem.ts';
import { current } from './current.ts';
import type { OfferedWords } from './offered.ts';

type Named = { key: string; name: string; retired?: true | undefined };

/** What is wrong with shapes and schemes taken together: each shape comes with a scheme that is there. */
export function offeredProblems({ shapes, schemes }: OfferedWords): FieldProblem[] {
  const known = new Map(schemes.map((scheme) => [scheme.key, scheme]));
  const without = shapes.flatMap(({ name, scheme: key, retired }, place) => {
    const scheme = known.get(key);
    if (scheme !== undefined && (!scheme.retired || retired)) return [];
    const detail =
      scheme === undefined
        ? `“${name}” comes with a status scheme that is not there: choose another`
        : `“${name}” comes with “${scheme.name}”, which is retired: choose another status scheme for it`;
    return [{ pointer: `#/shapes/${place}/scheme`, detail }];
  });
  return [
    ...without,
    ...listProblems('shapes', shapes, 'plan shape'),
    ...listProblems('schemes', schemes, 'status scheme'),
  ];
}

function listProblems(list: 'shapes' | 'schemes', all: readonly Named[], one: string): FieldProblem[] {
  const none =
    current(all).length === 0 ? [{ pointer: `#/${list}`, detail: `Keep at least one ${one} that is offered` }] : [];
  const again = all.flatMap(({ key, name, retired }, place) => {
    const before = all.slice(0, place);
    if (before.some((each) => each.key === key))
      return [{ pointer: `#/${list}/${place}/key`, detail: `Another ${one} has this key` }];
    const plainly = (words: string): string => words.toLocaleLowerCase('en-GB');
    const called = !retired && before.some((each) => !each.retired && plainly(each.name) === plainly(name));
    return called ? [{ pointer: `#/${list}/${place}/name`, detail: `Another ${one} has this name` }] : [];
  });
  return [...none, ...again];
}
