import { yearsAfter } from '../calendar.ts';
import { copiedCriteria } from '../criteria/copied.ts';
import type { Criterion } from '../criteria/schema.ts';
import type { LocalDate } from '../dates.ts';
import { MilestoneId, NodeId, type PersonId } from '../ids.ts';
import { byDate } from '../milestones/rules.ts';
import type { Milestone } from '../milestones/schema.ts';
import type { PlanShape } from '../vocabulary.ts';
import { withNumbers } from './numbering.ts';
import type { Party } from './party.ts';
import { actionLevel, isOpen } from './rules.ts';
import type { Node } from './schema.ts';

type From = {
  shape: PlanShape;
  nodes: readonly Node[];
  milestones: readonly Milestone[];
  criteria: readonly Criterion[];
};

export type Copying = {
  /** By how many years dates are moved on; none: they are cleared. */
  years: number | null;
  /** Whether what is closed or done is copied too. */
  closed: boolean;
  agreedOn: LocalDate;
  createdAt: string;
  /** Who has left: they answer for nothing new. */
  left: ReadonlySet<PersonId>;
  /** The id of what is made of something: the same each time it is asked for. */
  idOf: (id: string) => string;
};

export type Copied = {
  nodes: Node[];
  milestones: Milestone[];
  criteria: Criterion[];
  counts: { rows: number; closed: number; leavers: number; criteria: number };
};

/**
 * The rows of a plan made from another: the same words, columns, numbers, places, people and success criteria, and nothing of
 * what was reported, judged, decided or moved. Upper rows are kept though everything under them is closed.
 */
export function copied({ shape, nodes, milestones, criteria }: From, copying: Copying): Copied {
  const standing = withNumbers(nodes, nodes).filter(({ removed }) => removed === null);
  const isAction = ({ level }: Node) => level === actionLevel(shape);
  const kept = standing.filter((node) => copying.closed || !isAction(node) || isOpen(shape, node));
  const ids = new Set<string>(kept.map(({ id }) => id));
  const steps = milestones.filter(
    ({ node, removed, doneOn }) => removed === null && ids.has(node) && (copying.closed || doneOn === null),
  );
  const questions = copiedCriteria(criteria, ids, copying);
  const ownerLeft = ({ owner }: Node) => owner !== null && copying.left.has(owner);
  return {
    nodes: kept.map((node) => nodeOf(node, copying)),
    milestones: stepsOf(steps, copying),
    criteria: questions,
    counts: {
      rows: kept.length,
      closed: standing.length - kept.length,
      leavers: kept.filter((node) => isAction(node) && ownerLeft(node)).length,
      criteria: questions.length,
    },
  };
}

const moved = (date: LocalDate | null, { years }: Pick<Copying, 'years'>): LocalDate | null =>
  date === null || years === null ? null : yearsAfter(date, years);

function nodeOf(node: Node, copying: Copying): Node {
  const { decidedBy: _decided, ...kept } = node;
  const { left, idOf, agreedOn, createdAt } = copying;
  const here = (parties: readonly Party[]) =>
    parties.filter((party) => party.kind !== 'person' || !left.has(party.person));
  const fresh = { latest: null, doneOn: null, moves: [], removed: null, asFound: null, version: 1 };
  return {
    ...{ ...kept, ...fresh, id: NodeId.parse(idOf(node.id)), since: agreedOn, createdAt },
    parent: node.parent === null ? null : NodeId.parse(idOf(node.parent)),
    owner: node.owner !== null && left.has(node.owner) ? null : node.owner,
    ...{ dueOn: moved(node.dueOn, copying), startOn: moved(node.startOn, copying) },
    ...{
      responsible: here(node.responsible),
      monitoredBy: here(node.monitoredBy),
      evaluatedBy: here(node.evaluatedBy),
    },
  };
}

/** Numbered anew: what was done is not missed. */
function stepsOf(steps: readonly Milestone[], copying: Copying): Milestone[] {
  const { idOf, agreedOn, createdAt } = copying;
  return [...Map.groupBy(steps, ({ node }) => node).values()].flatMap((own) =>
    byDate(own).map((step, place) => ({
      ...{ id: MilestoneId.parse(idOf(step.id)), node: NodeId.parse(idOf(step.node)), number: place + 1 },
      ...{ title: step.title, dueOn: moved(step.dueOn, copying), doneOn: null, since: agreedOn, createdAt },
      ...{ removed: null, version: 1 },
    })),
  );
}
