import type { RequestClaim } from '#kernel/change.ts';
import { WrongState } from '#kernel/errors.ts';
import type { NodeRow } from '#kernel/plan-rows.ts';
import type { NodeId, PlanId } from '#shared/ids.ts';
import {
  type BulkChange,
  type BulkDone,
  type BulkUndo,
  type BulkUndone,
  bulkPartyProblems,
} from '#shared/plans/bulk.ts';
import { partyKey } from '#shared/plans/parties.ts';
import type { RefusedRow } from '#shared/plans/refused-row.ts';
import { actionLevel, futureProblems, statusProblems } from '#shared/plans/rules.ts';
import type { Recorded } from '#shared/plans/schema.ts';
import { moveProblems, movesTarget } from '#shared/plans/timescale.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import type { Session } from '../deps.ts';
import { refuse } from '../settle.ts';
import { planChanges } from './changes.ts';
import { recordUpdate } from './record-update.ts';
import { attempted, claimOf } from './row-by-row.ts';
import { planStore } from './store.ts';
import { undo } from './undo.ts';
import { ownerProblems, partyProblems } from './who-answers.ts';

type Claim = RequestClaim | undefined;
type Row = BulkChange['rows'][number];

/** Changing several rows in one go: what is wrong for all is said before, what is wrong for one leaves that one alone. */
export function bulkStore(session: Session) {
  const plans = planStore(session);
  const changes = planChanges(session);

  async function change(plan: PlanId, asked: BulkChange, request: Claim): Promise<BulkDone> {
    const whole = await plans.whole(plan);
    const chosen = whole.nodes.filter(({ id }) => asked.rows.some(({ node }) => node === id));
    const problems = [
      ...unknownRows(asked, chosen, actionLevel(whole.plan.shape)),
      ...bulkPartyProblems(asked),
      ...(await answersOfAll(asked, { shape: whole.plan.shape, chosen })),
    ];
    refuse(problems);
    const done: BulkDone['done'] = [];
    const sent: NodeId[] = [];
    const refused: RefusedRow[] = [];
    for (const row of asked.rows) {
      const was = chosen.find(({ id }) => id === row.node);
      const claim = claimOf(request, row.node);
      const outcome = await attempted({ id: row.node, title: was?.title }, async () => {
        if (was?.version === row.version && isSoAlready(was, asked)) throw new WrongState('It is so already.');
        return one(plan, row, { asked, request: claim });
      });
      if ('refused' in outcome) refused.push(outcome.refused);
      else if (outcome.went.answered !== undefined) sent.push(row.node);
      else done.push({ node: row.node, entry: outcome.went.entry });
    }
    return { done, sent, refused };
  }

  /** What is wrong whichever row it is for. */
  async function answersOfAll(
    asked: BulkChange,
    { shape, chosen }: { shape: PlanShape; chosen: readonly NodeRow[] },
  ): Promise<FieldProblem[]> {
    switch (asked.kind) {
      case 'owner':
        return ownerProblems(session, asked.owner);
      case 'responsible':
        return (
          await Promise.all(
            asked.responsible.map((party, place) => partyProblems(session, party, `#/responsible/${place}`)),
          )
        ).flat();
      case 'date': {
        const moves = chosen.some((row) => movesTarget(row, asked));
        const agreed = asked.agreedBy === undefined ? [] : await partyProblems(session, asked.agreedBy, '#/agreedBy');
        return [...(moves ? moveProblems(asked) : []), ...agreed];
      }
      case 'update':
        return [...statusProblems(shape, asked.status), ...futureProblems(asked.effectiveOn, session.today)];
      case 'removal':
        return [];
    }
  }

  async function one(
    plan: PlanId,
    { node, version }: Row,
    how: { asked: BulkChange; request: Claim },
  ): Promise<Recorded> {
    const { asked, request } = how;
    const conditional = { expected: version, request };
    switch (asked.kind) {
      case 'owner':
        return changes.changeNode(plan, node, { owner: asked.owner, why: asked.why, ...conditional });
      case 'date': {
        const { dueOn, why, agreedBy } = asked;
        return changes.changeNode(plan, node, { dueOn, why, agreedBy, ...conditional });
      }
      case 'responsible':
        return changes.changeNode(plan, node, { responsible: asked.responsible, why: asked.why, ...conditional });
      case 'update': {
        const { kind: _kind, rows: _rows, ...draft } = asked;
        return recordUpdate(session, plan, node, { ...draft, request });
      }
      case 'removal':
        return changes.removeNode(plan, node, { why: asked.why, ...conditional });
    }
  }

  /** Takes back the whole of it, as far as nothing came after; each row by its own entry. */
  async function undoAll(plan: PlanId, { done }: BulkUndo, request: Claim): Promise<BulkUndone> {
    const whole = await plans.whole(plan);
    const titles = new Map(whole.nodes.map(({ id, title }) => [id, title]));
    const undone: NodeId[] = [];
    const refused: RefusedRow[] = [];
    for (const { node, entry } of done) {
      const asked = { plan, entry, request: claimOf(request, node) };
      const outcome = await attempted({ id: node, title: titles.get(node) }, () => undo(session, asked));
      if ('refused' in outcome) refused.push(outcome.refused);
      else undone.push(node);
    }
    return { done: undone, refused };
  }

  return { change, undoAll };
}

function unknownRows({ rows }: BulkChange, chosen: readonly NodeRow[], leaf: string): FieldProblem[] {
  const actions = new Set<string>(chosen.filter(({ level }) => level === leaf).map(({ id }) => id));
  return rows.flatMap(({ node }, place) =>
    actions.has(node) && rows.findIndex((each) => each.node === node) === place
      ? []
      : [{ pointer: `#/rows/${place}/node`, detail: 'Choose each action of this plan once' }],
  );
}

/** Nothing would change: that is no change of the row, and none for its history. */
function isSoAlready(row: NodeRow, asked: BulkChange): boolean {
  if (asked.kind === 'owner') return row.owner === asked.owner;
  if (asked.kind === 'date') return row.dueOn === asked.dueOn;
  if (asked.kind !== 'responsible') return false;
  const [before, after] = [row.responsible, asked.responsible].map((parties) => parties.map(partyKey).join('\n'));
  return before === after;
}
