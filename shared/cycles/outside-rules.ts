import { daysAfter } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import type { BoardId, PersonId } from '../ids.ts';
import { stepsInWords } from '../milestones/printed.ts';
import type { Milestone } from '../milestones/schema.ts';
import type { Person } from '../people/schema.ts';
import { beforeProblems, futureProblems, statusProblems } from '../plans/rules.ts';
import type { Node } from '../plans/schema.ts';
import { above, downward } from '../plans/tree.ts';
import type { FieldProblem } from '../problem.ts';
import type { PlanShape } from '../vocabulary.ts';
import { lastReported } from './freshness.ts';
import type { CycleMark } from './mark.ts';
import type { OutsideAsk } from './outside.ts';
import { askOf, isAsked, mayTake, stateInWords } from './rules.ts';
import { AnswerWords, type Ask, type AskedThrough, type Cycle, CycleFacts } from './schema.ts';

const shownDays = 60;

/** What was asked stays in sight of who was asked for some time after answers were due, or were asked for if that was later. */
export const askShownUntil = ({ dueOn }: Pick<Cycle, 'dueOn'>, today: LocalDate): LocalDate =>
  daysAfter(dueOn < today ? today : dueOn, shownDays);

type Outsider = Pick<Person, 'id' | 'left' | 'outside' | 'through'>;

/**
 * Through which board each owner outside is asked: the one through which they are asked already, or else the first at which
 * they were given a seat. Who works here is asked in their own pages.
 */
export function boardsToAsk(
  owners: readonly (PersonId | null)[],
  people: ReadonlyMap<PersonId, Outsider>,
  asked: readonly Pick<AskedThrough, 'board' | 'people'>[],
): Map<BoardId, PersonId[]> {
  const boards = new Map<BoardId, PersonId[]>(asked.map(({ board, people: those }) => [board, [...those]]));
  for (const owner of new Set(owners)) {
    const person = owner === null ? undefined : people.get(owner);
    const [board] = person?.through ?? [];
    if (person === undefined || board === undefined || person.left || !person.outside) continue;
    const isAskedAlready = asked.some((each) => person.through.includes(each.board) && each.people.includes(person.id));
    if (!isAskedAlready) boards.set(board, [...(boards.get(board) ?? []), person.id]);
  }
  return boards;
}

type Plan = { id: OutsideAsk['plan']; title: string; shape: PlanShape };
type Whole = {
  plan: Plan;
  nodes: readonly Node[];
  milestones: readonly Milestone[];
  cycle: Cycle;
  cycles: readonly CycleMark[];
  asks: readonly Ask[];
  /** Whom this audience asks. */
  people: readonly PersonId[];
};

/** What people outside are asked in a cycle, action by action, in the order of the plan. */
export function outsideAsks({ plan, nodes, milestones, cycle, cycles, asks, people }: Whole): OutsideAsk[] {
  const standing = nodes.filter(({ removed }) => removed === null);
  const byId = new Map<string, Node>(standing.map((node) => [node.id, node]));
  const written = new Map<string, Ask>(asks.map((ask) => [ask.node, ask]));
  return downward(standing).flatMap((node) => {
    const { owner } = node;
    if (owner === null || !people.includes(owner) || !isAsked(plan.shape, node, cycle)) return [];
    const ask = askOf(node, written.get(node.id) ?? null, cycle);
    return [
      {
        ...{ plan: plan.id, planTitle: plan.title, cycle: CycleFacts.parse(cycle), locked: cycle.locked !== null },
        statuses: plan.shape.statuses.filter(({ retired }) => !retired),
        ...{ node: node.id, person: owner, title: node.title, dueOn: node.dueOn, state: ask.state },
        above: above(byId, node).map(({ level, title }) => ({ level: levelName(plan.shape, level), title })),
        facts: [...factsOf(plan.shape, node), ...stepsOf(plan.shape, node, milestones)],
        last: lastOf(plan.shape, node, { cycle, cycles }),
        reportedOn: node.latest?.effectiveOn ?? null,
        answer: ask.answer === null ? null : AnswerWords.parse(ask.answer),
        returned: ask.returned?.reason ?? null,
      },
    ];
  });
}

const levelName = ({ levels }: PlanShape, key: string): string => levels.find((level) => level.key === key)?.name ?? '';

function factsOf({ columns }: PlanShape, node: Node): OutsideAsk['facts'] {
  return columns
    .filter(({ level, shows, retired }) => level === node.level && shows === 'field' && !retired)
    .map(({ key, heading }) => ({ heading, words: node.fields[key] ?? '' }))
    .filter(({ words }) => words !== '');
}

/** The steps of the action, where the layout names them and it has any. */
function stepsOf({ milestones: named }: PlanShape, { id }: Node, all: readonly Milestone[]): OutsideAsk['facts'] {
  const steps = all.filter(({ node, removed }) => node === id && removed === null);
  return named === undefined || steps.length === 0 ? [] : [{ heading: named.plural, words: stepsInWords(steps) }];
}

/** What was reported before this cycle. */
function lastOf(
  shape: PlanShape,
  { latest }: Node,
  { cycle, cycles }: Pick<Whole, 'cycle' | 'cycles'>,
): OutsideAsk['last'] {
  const words = latest === null || latest.cycle === cycle.id ? null : lastReported(shape, latest, cycles);
  return latest === null || words === null ? null : { words, delivered: latest.delivered, next: latest.next };
}

/** Why nothing can be answered now, in words; null where it can. */
export function answeringRefusal({
  locked,
  state,
  cycle,
}: Pick<OutsideAsk, 'locked' | 'state' | 'cycle'>): string | null {
  if (locked) return `“${cycle.name}” is closed. Write to the authority if something must be added.`;
  return mayTake(state, 'answer') ? null : `This cannot be changed any more: ${stateInWords[state]}.`;
}

/** What does not fit about an answer. */
export function answerProblems(
  ask: Pick<OutsideAsk, 'statuses' | 'reportedOn'>,
  { status, effectiveOn }: Pick<AnswerWords, 'status' | 'effectiveOn'>,
  today: LocalDate,
): FieldProblem[] {
  const { reportedOn } = ask;
  return [
    ...statusProblems(ask, status),
    ...futureProblems(effectiveOn, today),
    ...(reportedOn === null ? [] : beforeProblems(effectiveOn, reportedOn, 'it was last reported on')),
  ];
}
