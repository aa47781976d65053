import type { FieldProblem } from '../problem.ts';
import {
  type Column,
  type Level,
  type OfferedShape,
  type Status,
  type StatusScheme,
  StatusShape,
} from '../vocabulary.ts';
import { current } from './current.ts';

const most = { levels: 8, columns: 14, statuses: 10 } as const;

type Layout = Pick<OfferedShape, 'levels' | 'columns'>;
type Part = keyof typeof most;
type Kept = { retired?: true | undefined };

const tooMany = (part: Part, parts: readonly Kept[]): FieldProblem[] =>
  current(parts).length > most[part] ? [{ pointer: `#/${part}`, detail: `Keep to ${most[part]} ${part}` }] : [];

/** What is wrong with a shape taken as a whole, all at once; empty when it holds together. */
export function shapeProblems(shape: Layout): FieldProblem[] {
  const much = [...tooMany('levels', shape.levels), ...tooMany('columns', shape.columns)];
  return [...much, ...lastLevelProblems(shape), ...columnProblems(shape), ...repeatedInShape(shape)];
}

/** The same of a scheme of statuses. */
export function schemeProblems({ statuses }: Pick<StatusScheme, 'statuses'>): FieldProblem[] {
  const labels: Said<Status> = {
    ...{ name: 'label', of: ({ label, retired }) => plainly(label, retired), detail: 'Another status has this label' },
  };
  return [
    ...[...tooMany('statuses', statuses), ...shapesProblems(statuses), ...sameKey('statuses', statuses)],
    ...again('statuses', statuses, labels),
  ];
}

function lastLevelProblems({ levels }: Layout): FieldProblem[] {
  if (!levels.at(-1)?.retired) return [];
  const detail = 'Updates are recorded on the last level: it cannot be retired';
  return [{ pointer: `#/levels/${levels.length - 1}/name`, detail }];
}

function columnProblems(shape: Layout): FieldProblem[] {
  const levels = new Map(shape.levels.map((level) => [level.key, level]));
  const action = current(shape.levels).at(-1);
  const problems = shape.columns.flatMap((column, place) => {
    const wrong: [keyof typeof column, string][] = [];
    if (!levels.has(column.level))
      wrong.push(['level', `The column “${column.heading}” is of a level that the plan has not got`]);
    else if (!column.retired && levels.get(column.level)?.retired)
      wrong.push(['level', `The level of the column “${column.heading}” is retired: retire the column as well`]);
    else if (column.shows === 'update' && column.level !== action?.key)
      wrong.push(['level', `Updates are recorded on the last level alone: choose “${action?.name}”`]);
    if (column.shows === 'update' && column.key !== 'delivered' && column.key !== 'next')
      wrong.push([
        'shows',
        `The column “${column.heading}” can show only what was delivered or what is next of an update`,
      ]);
    if (column.answers !== undefined && (column.type !== 'people' || column.shows !== 'field'))
      wrong.push(['answers', 'Names stand in a column of people alone']);
    return wrong.map(([name, detail]) => ({ pointer: `#/columns/${place}/${name}`, detail }));
  });
  const titled = current(shape.columns).some(({ level, shows }) => level === action?.key && shows === 'title');
  if (titled || action === undefined) return problems;
  return [...problems, { pointer: '#/columns', detail: `Add a column for the words of each ${action.name}` }];
}

/** A status is never told apart by its colour alone: while there are shapes enough, each has its own. */
function shapesProblems(statuses: readonly Status[]): FieldProblem[] {
  const offered = current(statuses);
  if (offered.length === 0) return [{ pointer: '#/statuses', detail: 'Keep at least one status that is offered' }];
  const alone = offered.length <= StatusShape.options.length;
  const markOf = ({ shape, colour }: Status) => (alone ? shape : `${shape} ${colour}`);
  return statuses.flatMap((status, place) => {
    const other = offered.find((each) => each !== status && markOf(each) === markOf(status));
    if (status.retired || other === undefined || offered.indexOf(other) > offered.indexOf(status)) return [];
    return [{ pointer: `#/statuses/${place}/shape`, detail: `Choose another shape: “${other.label}” has this one` }];
  });
}

type Said<T> = { name: string; of: (part: T) => string | undefined; detail: string };

/** Parts that say what another before them said already. */
function again<T>(part: Part, parts: readonly T[], { name, of, detail }: Said<T>): FieldProblem[] {
  const said = parts.map(of);
  return said.flatMap((words, place) =>
    words === undefined || said.indexOf(words) === place ? [] : [{ pointer: `#/${part}/${place}/${name}`, detail }],
  );
}

const plainly = (words: string, retired: true | undefined): string | undefined =>
  retired ? undefined : words.toLocaleLowerCase('en-GB');

const sameKey = (part: Part, parts: readonly { key: string }[]): FieldProblem[] =>
  again(part, parts, { name: 'key', of: (each) => each.key, detail: `Two of the ${part} have the same key` });

function repeatedInShape({ levels, columns }: Layout): FieldProblem[] {
  const levelNames: Said<Level> = {
    ...{ name: 'name', of: ({ name, retired }) => plainly(name, retired), detail: 'Another level has this name' },
  };
  const headings: Said<Column> = {
    of: ({ level, heading, retired }) => plainly(`${level} ${heading}`, retired),
    ...{ name: 'heading', detail: 'Another column of this level has this heading' },
  };
  const titles: Said<Column> = {
    of: ({ shows, level, retired }) => (shows === 'title' && !retired ? level : undefined),
    ...{ name: 'shows', detail: 'Another column shows the words of this level' },
  };
  const names: Said<Column> = {
    of: ({ level, answers, retired }) => (answers === undefined || retired ? undefined : `${level} ${answers}`),
    ...{ name: 'answers', detail: 'Another column shows these names' },
  };
  return [
    ...[...sameKey('levels', levels), ...sameKey('columns', columns)],
    ...[...again('levels', levels, levelNames), ...again('columns', columns, headings)],
    ...[...again('columns', columns, titles), ...again('columns', columns, names)],
  ];
}
