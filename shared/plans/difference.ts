import * as z from 'zod';
import { inWords } from '../calendar.ts';
import { NodeId, type PersonId } from '../ids.ts';
import type { PlanShape } from '../vocabulary.ts';
import { compareSiblings, statusOf } from './rules.ts';
import type { LatestUpdate, Node } from './schema.ts';

/** A part of a row that can differ; `column` is another column of its level, told apart by its heading. */
export const DifferingField = z.enum(['level', 'title', 'column', 'owner', 'dueOn', 'status', 'delivered', 'next']);
export type DifferingField = z.infer<typeof DifferingField>;

/** One part of a row, in words before and after; an empty one had or has none. */
export const FieldDifference = z.object({
  field: DifferingField,
  heading: z.string(),
  before: z.string(),
  after: z.string(),
});
export type FieldDifference = z.infer<typeof FieldDifference>;

const Place = z.object({
  under: z.string().nullable().describe('The words of the row that it stands under; null at the top'),
  place: z.int().min(1).describe('Its place among the rows beside it, from 1'),
});

/** One row of a plan at two moments, in the printed order of the later; a row that is gone stands where it stood. */
export const RowDifference = z
  .object({
    id: NodeId,
    depth: z.int().min(0),
    level: z.string().describe('The name of its level'),
    title: z.string(),
    change: z.enum(['added', 'removed', 'changed', 'same']).describe('A row that only moved is `same` with `moved`'),
    moved: z.object({ from: Place, to: Place }).nullable(),
    fields: z.array(FieldDifference).describe('Of a changed row what differs; of an added or removed one all it says'),
  })
  .meta({ id: 'RowDifference' });
export type RowDifference = z.infer<typeof RowDifference>;

/** What of a row is compared. */
export type ComparedNode = Pick<
  Node,
  'id' | 'level' | 'title' | 'fields' | 'order' | 'parent' | 'owner' | 'dueOn' | 'latest' | 'removed'
>;

/** A plan at one of two moments. */
export type ComparedPlan = { shape: PlanShape; nodes: readonly ComparedNode[] };

export type ComparedBy = {
  nameOf: (person: PersonId) => string;
  /** Which parts of a row count; everything, where nothing is said. */
  fields?: readonly DifferingField[];
};

/** Every row that stands at either moment, and what became of it. `differs` tells those that did not stay as they were. */
export function planDifference(before: ComparedPlan, after: ComparedPlan, by: ComparedBy): RowDifference[] {
  const [was, now] = [treeOf(before), treeOf(after)];
  const moves = movesBetween(was, now);
  const walk = (parent: string | null, depth: number): RowDifference[] => {
    const gone = (was.below.get(parent) ?? []).filter(({ id }) => !now.byId.has(id));
    const rows = [...(now.below.get(parent) ?? []), ...gone].toSorted(compareSiblings);
    return rows.flatMap((row) => [rowOf(row.id, depth), ...walk(row.id, depth + 1)]);
  };
  const rowOf = (id: NodeId, depth: number): RowDifference => {
    const [old, current] = [was.byId.get(id), now.byId.get(id)];
    const fields = fieldsBetween({ plan: before, node: old }, { plan: after, node: current }, by);
    const [plan, shown] = current === undefined ? [before, old] : [after, current];
    return {
      ...{ id, depth, level: levelName(plan.shape, shown?.level), title: shown?.title ?? '' },
      ...{ change: changeOf(old, current, fields), moved: moves.get(id) ?? null, fields },
    };
  };
  return walk(null, 0);
}

/** Did the row not stay as it was? */
export const differs = ({ change, moved }: Pick<RowDifference, 'change' | 'moved'>): boolean =>
  change !== 'same' || moved !== null;

type Tree = { byId: Map<string, ComparedNode>; below: Map<string | null, ComparedNode[]> };

/** The rows that stand; one whose parent is gone stands at the top, so that none is lost. */
function treeOf({ nodes }: ComparedPlan): Tree {
  const standing = nodes.filter(({ removed }) => removed === null);
  const byId = new Map<string, ComparedNode>(standing.map((node) => [node.id, node]));
  const parentOf = ({ parent }: ComparedNode) => (parent !== null && byId.has(parent) ? parent : null);
  return { byId, below: Map.groupBy(standing.toSorted(compareSiblings), parentOf) };
}

function changeOf(
  old: ComparedNode | undefined,
  current: ComparedNode | undefined,
  fields: readonly FieldDifference[],
): RowDifference['change'] {
  if (old === undefined) return 'added';
  if (current === undefined) return 'removed';
  return fields.length > 0 ? 'changed' : 'same';
}

type Side = { plan: ComparedPlan; node: ComparedNode | undefined };
/** What is the same under a key stays the same, however its words are put. */
type Said = { field: DifferingField; heading: string; words: string; key?: string | undefined };

function fieldsBetween(before: Side, after: Side, by: ComparedBy): FieldDifference[] {
  const [old, current] = [wordsOf(before, by), wordsOf(after, by)];
  const differing = [...new Map([...old, ...current]).keys()].map((key): FieldDifference | undefined => {
    const said = current.get(key) ?? old.get(key);
    if (said === undefined || (said.key !== undefined && old.get(key)?.key === current.get(key)?.key)) return undefined;
    const { field, heading } = said;
    return { field, heading, before: old.get(key)?.words ?? '', after: current.get(key)?.words ?? '' };
  });
  return differing.filter((each) => each !== undefined).filter((each) => each.before !== each.after);
}

/** All that a row says, by a key that stays when a heading is written differently. */
function wordsOf({ plan, node }: Side, { nameOf, fields }: ComparedBy): Map<string, Said> {
  if (node === undefined) return new Map();
  const { shape } = plan;
  const columns = shape.columns
    .filter(({ level, shows }) => level === node.level && shows === 'field')
    .map(({ key, heading }): [string, Said] => [
      `column ${key}`,
      { field: 'column', heading, words: node.fields[key] ?? '' },
    ]);
  const plain = (field: DifferingField, heading: string, words: string, key?: string): [string, Said] => [
    field,
    { field, heading, words, key },
  ];
  const reported = (field: 'delivered' | 'next', heading: string, latest: LatestUpdate | null) =>
    plain(field, headingOf(shape, field) ?? heading, latest?.[field] ?? '');
  const status = statusOf(shape, node.latest);
  const all = [
    plain('level', 'Level', levelName(shape, node.level)),
    plain('title', titleHeading(shape, node.level), node.title),
    ...columns,
    plain('owner', 'Owner', node.owner === null ? '' : nameOf(node.owner)),
    plain('dueOn', 'Due', node.dueOn === null ? '' : inWords(node.dueOn)),
    plain('status', 'Status', status?.label ?? '', status?.key),
    reported('delivered', 'Delivered', node.latest),
    reported('next', 'Next', node.latest),
  ];
  return new Map(all.filter(([, { field }]) => fields === undefined || fields.includes(field)));
}

const levelName = (shape: PlanShape, key: string | undefined): string =>
  shape.levels.find((level) => level.key === key)?.name ?? '';
const headingOf = (shape: PlanShape, key: string): string | undefined =>
  shape.columns.find((column) => column.shows === 'update' && column.key === key)?.heading;
const titleHeading = (shape: PlanShape, level: string): string =>
  shape.columns.find((column) => column.shows === 'title' && column.level === level)?.heading ??
  levelName(shape, level);

type Move = NonNullable<RowDifference['moved']>;

/**
 * Rows that stand under another row than before, and of those that stayed under theirs the fewest that explain the new
 * order: a row that was put in between moves nobody.
 */
function movesBetween(was: Tree, now: Tree): Map<string, Move> {
  const moves = new Map<string, Move>();
  const stood = new Map([...was.below].flatMap(([parent, rows]) => rows.map(({ id }, at) => [id, { parent, at }])));
  for (const [parent, rows] of now.below) {
    const stayed = rows.filter(({ id }) => stood.get(id)?.parent === parent);
    const kept = longestRising(stayed.map(({ id }) => stood.get(id)?.at ?? 0));
    const unmoved = new Set(stayed.filter((_, place) => kept.has(place)).map(({ id }) => id));
    for (const [at, { id }] of rows.entries()) {
      const old = stood.get(id);
      if (old === undefined || unmoved.has(id)) continue;
      const placeIn = (tree: Tree, under: string | null, place: number) => ({
        under: under === null ? null : (tree.byId.get(under)?.title ?? null),
        place: place + 1,
      });
      moves.set(id, { from: placeIn(was, old.parent, old.at), to: placeIn(now, parent, at) });
    }
  }
  return moves;
}

/** The places of a longest run of numbers that only rise, not necessarily side by side. */
function longestRising(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [place, number] of numbers.entries()) {
    const found = ends.findIndex((end) => (numbers[end] ?? 0) >= number);
    const length = found < 0 ? ends.length : found;
    before[place] = ends[length - 1];
    ends[length] = place;
  }
  const kept = new Set<number>();
  for (let place = ends.at(-1); place !== undefined; place = before[place]) kept.add(place);
  return kept;
}
