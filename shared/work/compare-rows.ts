import { inWords } from '../calendar.ts';
import type { Milestone } from '../milestones/schema.ts';
import { dueColumn, ownerColumn } from '../plans/column-meaning.ts';
import { stepsColumn } from '../plans/readable-columns.ts';
import type { Node } from '../plans/schema.ts';
import type { Column, PlanShape } from '../vocabulary.ts';
import { stepsCompared } from './compare-steps.ts';
import { type Match, matchRows } from './match-rows.ts';
import type { CellChange, Found, FoundRow, MissingRow, RowDecision, Standing } from './schema.ts';

type There = Node;
type Comparing = {
  shape: PlanShape;
  /** The columns that the file has: what it has not says nothing of the row. */
  has: ReadonlySet<string>;
  nodes: ReadonlyMap<string, There>;
  steps: ReadonlyMap<string, Milestone[]>;
  names: ReadonlyMap<string, string>;
  matches: ReadonlyMap<string, Match>;
  removed: ReadonlySet<string>;
};

const tidy = (words: string) => words.replace(/\s+/gu, ' ').trim();
const same = (left: string, right: string) => tidy(left) === tidy(right);

/** Whose change it is, by the words that the row came in with; of a row that was made here, the file's. */
function whose(cell: { before: string; after: string }, came: string | null): CellChange['whose'] {
  if (came === null || same(came, cell.before)) return 'file';
  return same(came, cell.after) ? 'here' : 'both';
}

function wordsUnder(column: Column, row: { title: string; fields: Record<string, string> }): string {
  return column.shows === 'title' ? row.title : (row.fields[column.key] ?? '');
}

/** An update in the file that says something else than the latest one; a blank one says nothing. */
function updateChanges({ shape }: Comparing, row: FoundRow, node: There): CellChange[] {
  if (row.update === null) return [];
  const { latest } = node;
  const heading = (key: string, name: string) => shape.columns.find((column) => column.key === key)?.heading ?? name;
  const label = (status: string | null) => shape.statuses.find(({ key }) => key === status)?.label ?? '';
  const cells = [
    {
      column: 'delivered',
      heading: heading('delivered', 'Delivered'),
      before: latest?.delivered ?? '',
      after: row.update.delivered,
    },
    { column: 'next', heading: heading('next', 'Next steps'), before: latest?.next ?? '', after: row.update.next },
    { column: 'status', heading: 'Status', before: label(latest?.status ?? null), after: label(row.update.status) },
  ];
  return cells
    .filter((cell) => cell.after !== '' && !same(cell.before, cell.after))
    .map((cell) => {
      const came = node.asFound?.words[cell.column] ?? (cell.column === 'status' ? null : node.asFound && '');
      return { ...cell, whose: whose(cell, came) };
    });
}

function wordChanges({ shape, has }: Comparing, row: FoundRow, node: There): CellChange[] {
  const own = shape.columns.filter((column) => column.level === row.level && column.shows !== 'update');
  const titled = own.some((column) => column.shows === 'title');
  const level = shape.levels.find((each) => each.key === row.level)?.name ?? row.level;
  const title: Column = { key: row.level, heading: level, level: row.level, shows: 'title' };
  const columns = titled ? own : [title, ...own];
  return columns
    .filter((column) => column.shows === 'title' || has.has(column.key))
    .map((column) => ({
      ...{ column: column.key, heading: column.heading },
      ...{ before: wordsUnder(column, node), after: wordsUnder(column, row) },
    }))
    .filter((cell) => !same(cell.before, cell.after))
    .map((cell) => ({
      ...cell,
      whose: whose(cell, node.asFound === null ? null : (node.asFound.words[cell.column] ?? cell.before)),
    }));
}

/** Another owner or another date due, where these are no columns of the plan’s own. */
function answerChanges({ shape, names }: Comparing, row: FoundRow, node: There): CellChange[] {
  const [owner, due] = [ownerColumn(shape), dueColumn(shape)];
  const person = row.owner?.person ?? null;
  const changes = [
    ...(owner === null || row.owner === undefined || person === null || person === node.owner
      ? []
      : [{ column: owner, before: names.get(node.owner ?? '') ?? '', after: row.owner.words }]),
    ...(due === null || row.due === undefined || row.dueOn === null || row.dueOn === node.dueOn
      ? []
      : [{ column: due, before: node.dueOn === null ? '' : inWords(node.dueOn), after: row.due }]),
  ];
  return changes.map(({ column: { key, heading }, before, after }) => {
    const came = node.asFound === null ? null : (node.asFound.words[key] ?? '');
    return { column: key, heading, before, after, whose: whose({ before, after }, came) };
  });
}

/** Steps that the file has, and the action has not or otherwise. */
function stepChanges({ shape, steps }: Comparing, row: FoundRow, node: There): CellChange[] {
  const column = stepsColumn(shape);
  if (column === null || row.steps === undefined) return [];
  const compared = stepsCompared(steps.get(node.id) ?? [], row.steps.found);
  if (compared === null) return [];
  const came = node.asFound === null ? null : (node.asFound.words[column.key] ?? '');
  const { key, heading } = column;
  return [{ column: key, heading, ...compared, whose: came === row.steps.words ? 'here' : 'file' }];
}

/** A row that stands under another one than in the file; nobody but an officer can tell who moved it. */
function placeChange({ nodes, matches }: Comparing, row: FoundRow, node: There): CellChange[] {
  const wanted = row.parent === null ? null : (matches.get(row.parent)?.node ?? null);
  if (wanted === null || wanted === node.parent) return [];
  const title = (id: string | null) => (id === null ? '' : (nodes.get(id)?.title ?? ''));
  return [
    { column: 'parent', heading: 'Stands under', before: title(node.parent), after: title(wanted), whose: 'both' },
  ];
}

const keyOf = (level: string, title: string) => `${level}\n${tidy(title).toLowerCase()}`;
const removedHere = 'It was removed here; the file still has it. Take it to bring it in as a new row';

/** What rows that were removed were called, now and when they came in. */
function titlesRemoved(nodes: readonly There[], shape: PlanShape): Set<string> {
  const removed = nodes.filter((node) => node.removed !== null).map((node) => thereOf(node, shape));
  return new Set(
    removed.flatMap(({ level, title, foundTitle }) => [
      keyOf(level, title),
      ...(foundTitle === null ? [] : [keyOf(level, foundTitle)]),
    ]),
  );
}

type Judged = Pick<FoundRow, 'state' | 'reason' | 'take'> & { standing: Standing | null };

function judged(comparing: Comparing, row: FoundRow, match: Match | undefined): Judged {
  const node = match === undefined ? undefined : comparing.nodes.get(match.node);
  if (match === undefined || node === undefined) {
    const removed = comparing.removed.has(keyOf(row.level, row.title));
    if (removed) return { state: 'same', reason: removedHere, take: false, standing: null };
    return { state: row.state, reason: row.reason, take: row.state !== 'refused', standing: null };
  }
  const changes = [
    ...wordChanges(comparing, row, node),
    ...updateChanges(comparing, row, node),
    ...answerChanges(comparing, row, node),
    ...stepChanges(comparing, row, node),
    ...placeChange(comparing, row, node),
  ];
  const standing: Standing = { node: node.id, version: node.version, title: node.title, changes };
  if (row.state === 'refused') return { state: 'refused', reason: row.reason, take: false, standing };
  if (!match.sure)
    return { state: 'doubtful', reason: 'It may be this row of the plan; say whether it is', take: false, standing };
  if (changes.some((change) => change.whose === 'both')) {
    const reason = 'It was changed here as well since it came in; choose which words stand';
    return { state: 'doubtful', reason, take: false, standing };
  }
  if (changes.some((change) => change.whose === 'file'))
    return { state: 'changed', reason: row.reason, take: true, standing };
  const reason =
    changes.length === 0 ? null : 'It was changed here since it came in; the file still has the words of then';
  return { state: 'same', reason, take: false, standing };
}

function thereOf(node: There, shape: PlanShape) {
  const title =
    shape.columns.find((column) => column.level === node.level && column.shows === 'title')?.key ?? node.level;
  const { id, parent, level } = node;
  return {
    id,
    parent,
    level,
    title: node.title,
    foundTitle: node.asFound?.words[title] ?? null,
    foundAt: node.asFound?.at ?? null,
  };
}

/** A row as the recogniser left it, before it was compared with anything. */
function asRead({ standing: _standing, take: _take, ...row }: FoundRow): FoundRow {
  const read = row.read ?? { state: row.state, reason: row.reason };
  return { ...row, ...read, read };
}

type Plan = {
  shape: PlanShape;
  nodes: readonly There[];
  milestones: readonly Milestone[];
  /** Those who own rows, by name. */
  names: ReadonlyMap<string, string>;
};

/**
 * Puts what was found in a file beside the plan that it goes into: which row each is, what would change, what is missing.
 * What an officer decided counts, where the row is still as it was when it was decided.
 */
export function compareRows(found: Found, plan: Plan, decisions: readonly RowDecision[]): Found {
  const standing = plan.nodes.filter((node) => node.removed === null);
  const decided = new Map(decisions.map((decision) => [decision.row, decision]));
  const fixed = new Map(
    decisions.flatMap(({ row, match }) => (match === undefined ? [] : [[row, match] as [string, string | null]])),
  );
  const rows = found.rows.map(asRead);
  const matches = matchRows(
    rows.filter((row) => row.state !== 'refused'),
    standing.map((node) => thereOf(node, plan.shape)),
    {
      ...{ levels: plan.shape.levels.map((level) => level.key), fixed },
    },
  );
  const comparing: Comparing = {
    ...{
      shape: plan.shape,
      matches,
      removed: titlesRemoved(plan.nodes, plan.shape),
      nodes: new Map(standing.map((node) => [node.id, node])),
      names: plan.names,
      steps: Map.groupBy(plan.milestones, ({ node }): string => node),
    },
    has: new Set(found.mapping.columns.flatMap(({ column }) => (column === null ? [] : [column]))),
  };
  const compared = rows.map((row): FoundRow => {
    const judgement = judged(comparing, row, matches.get(row.id));
    const decision = decided.get(row.id);
    return { ...row, ...judgement, ...(decision !== undefined && row.state !== 'refused' && { take: decision.take }) };
  });
  const kept = withoutOrphans(compared);
  const known = new Set([...matches.values()].map((match) => match.node));
  const missing = standing
    .filter((node) => !known.has(node.id))
    .map(
      ({ id, version, level, title }): MissingRow => ({
        ...{ node: id, version, level, title },
        remove: decided.get(id)?.take === true,
      }),
    );
  return { ...found, rows: kept, missing: withoutParents(missing, standing) };
}

/** A row that others stand under stays as long as they do. */
function withoutParents(missing: MissingRow[], standing: readonly There[]): MissingRow[] {
  const going = new Set(missing.filter((row) => row.remove).map((row) => row.node as string));
  const children = Map.groupBy(standing, (node) => node.parent);
  for (let before = -1; before !== going.size; ) {
    before = going.size;
    for (const id of going) {
      const below = [...children].find(([parent]) => parent === id)?.[1] ?? [];
      if (below.some((node) => !going.has(node.id))) going.delete(id);
    }
  }
  return missing.map((row) => ({ ...row, remove: going.has(row.node) }));
}

/** A new row cannot come in under one that does not. */
function withoutOrphans(rows: FoundRow[]): FoundRow[] {
  const out = new Set<string>();
  return rows.map((row) => {
    const isNew = row.standing === null || row.standing === undefined;
    const orphan = row.parent !== null && out.has(row.parent);
    if (isNew && (row.take === false || orphan)) out.add(row.id);
    return isNew && orphan ? { ...row, take: false } : row;
  });
}
