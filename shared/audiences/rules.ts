import { lacksUpdate, noUpdateThisCycle } from '../cycles/freshness.ts';
import type { CycleMark } from '../cycles/mark.ts';
import type { LocalDate } from '../dates.ts';
import { type AudienceId, AuthorityId, BoardId } from '../ids.ts';
import { byDate } from '../milestones/rules.ts';
import type { Milestone } from '../milestones/schema.ts';
import { current } from '../plans/current.ts';
import { actionLevel, compareSiblings, statusOf } from '../plans/rules.ts';
import type { Node } from '../plans/schema.ts';
import type { FieldProblem } from '../problem.ts';
import type { Column, PlanShape } from '../vocabulary.ts';
import { AudienceKind, type SharedNode, type ShareFields, type ShareState } from './schema.ts';

/** `partnership:eastern` is a partnership. */
export function kindOf(audience: AudienceId): AudienceKind {
  return AudienceKind.parse(audience.split(':')[0]);
}

/** The authority that an audience is of; null where it is of several, or of none. */
export function ownerOf(audience: AudienceId): AuthorityId | null {
  const kind = kindOf(audience);
  return kind === 'board' || kind === 'public' ? AuthorityId.parse(audience.split(':')[1]) : null;
}

/** The board that an audience is; null where it is none. */
export const boardOf = (audience: AudienceId): BoardId | null =>
  kindOf(audience) === 'board' ? BoardId.parse(audience.split(':')[2]) : null;

/** Columns that can be chosen one by one: the words of a row always go with it, updates are chosen as a whole. */
export function columnsToShare(shape: Pick<PlanShape, 'columns'>): Column[] {
  return current(shape.columns).filter((column) => column.shows === 'field');
}

/** What is wrong with the fields chosen of a plan in this shape; of columns nothing can be said where there is no plan. */
export function fieldsProblems(fields: ShareFields | null, shape: Pick<PlanShape, 'columns'> | null): FieldProblem[] {
  if (fields === null) return [{ pointer: '#/fields', detail: 'Choose what of each row is shown' }];
  const known = shape && new Set(columnsToShare(shape).map((column) => column.key));
  return fields.columns.flatMap((key, place) =>
    known === null || known.has(key)
      ? []
      : [{ pointer: `#/fields/columns/${place}`, detail: `The plan has no column “${key}” to share` }],
  );
}

/** A share may end today, and not before. */
export function untilProblems(until: LocalDate, today: LocalDate): FieldProblem[] {
  return until < today ? [{ pointer: '#/until', detail: 'Enter today’s date or one in the future' }] : [];
}

/** Shown to the last day, the day itself included. */
export function shareState(share: { until: LocalDate; withdrawn: object | null }, today: LocalDate): ShareState {
  if (share.withdrawn !== null) return 'withdrawn';
  return share.until < today ? 'past' : 'shown';
}

type Shared = {
  shape: PlanShape;
  nodes: readonly Node[];
  milestones: readonly Milestone[];
  root: string;
  fields: ShareFields;
  /** The cycle by which the plan’s statuses are read. */
  present: CycleMark | null;
};

/** A row and all that stands below it, as another audience may see them: trimmed to what was chosen, in printed order. */
export function sharedNodes({ shape, nodes, milestones, root, fields, present }: Shared): SharedNode[] {
  const standing = nodes.filter((node) => node.removed === null);
  const below = Map.groupBy(standing.toSorted(compareSiblings), (node) => node.parent);
  const walk = (node: Node): SharedNode[] => [
    { ...trimmed(node, { shape, fields, present }), ...stepsShown(node, { shape, fields, milestones }) },
    ...(below.get(node.id) ?? []).flatMap(walk),
  ];
  const top = standing.find((node) => node.id === root);
  if (top === undefined) return [];
  return walk(top).map((node) => (node.id === top.id ? { ...node, parent: null } : node));
}

/** Nothing was said in the present cycle: a status of its own, whatever was said before. */
const missing = { label: noUpdateThisCycle, shape: 'bar', colour: 'grey' } as const;

function statusShown(node: Node, { shape, present }: Pick<Shared, 'shape' | 'present'>): SharedNode['status'] {
  if (node.level === actionLevel(shape) && lacksUpdate(shape, node, present)) return missing;
  const status = statusOf(shape, node.latest);
  return status === null ? null : { label: status.label, shape: status.shape, colour: status.colour };
}

/** The steps of an action, where they were chosen, the layout names them and there are any. */
function stepsShown(
  { id }: Node,
  { shape, fields, milestones }: Pick<Shared, 'shape' | 'fields' | 'milestones'>,
): Pick<SharedNode, 'steps'> {
  const own = milestones.filter(({ node, removed }) => node === id && removed === null);
  if (!fields.steps || shape.milestones === undefined || own.length === 0) return {};
  const items = byDate(own).map(({ number, title, dueOn, doneOn }) => ({ number, title, dueOn, doneOn }));
  return { steps: { name: shape.milestones.plural, items } };
}

function trimmed(node: Node, how: Pick<Shared, 'shape' | 'fields' | 'present'>): SharedNode {
  const { shape, fields } = how;
  const { latest } = node;
  return {
    id: node.id,
    parent: node.parent,
    order: node.order,
    level: shape.levels.find((level) => level.key === node.level)?.name ?? '',
    title: node.title,
    columns: columnsToShare(shape)
      .filter((column) => column.level === node.level && fields.columns.includes(column.key))
      .map(({ key, heading }) => ({ heading, words: node.fields[key] ?? '' })),
    status: fields.status ? statusShown(node, how) : null,
    latest:
      fields.latestUpdate && latest !== null
        ? { delivered: latest.delivered, next: latest.next, on: latest.effectiveOn }
        : null,
    dueOn: fields.dueOn ? node.dueOn : null,
  };
}

/** Rows of one share in printed order, however they were kept. */
export function inPrintedOrder(nodes: readonly SharedNode[]): SharedNode[] {
  const below = Map.groupBy(nodes.toSorted(compareSiblings), (node) => node.parent);
  const walk = (node: SharedNode): SharedNode[] => [node, ...(below.get(node.id) ?? []).flatMap(walk)];
  return (below.get(null) ?? []).flatMap(walk);
}
