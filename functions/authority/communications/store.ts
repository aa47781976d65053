import { put, type RequestClaim } from '#kernel/change.ts';
import { communicationKey, communicationsPartition } from '#kernel/communication-keys.ts';
import {
  type CommunicationRow,
  communicationIndexOf,
  communicationRetention,
  communicationRow,
} from '#kernel/communication-rows.ts';
import { NotAllowed } from '#kernel/errors.ts';
import { withoutUndefined } from '#kernel/fields.ts';
import { nodeKey, planKey } from '#kernel/keys.ts';
import { nodeRow, planRow } from '#kernel/plan-rows.ts';
import { happenedProblems, mayReport, stateRefusal } from '#shared/communications/rules.ts';
import type {
  Communication,
  CommunicationChange,
  CommunicationDraft,
  ResultDraft,
} from '#shared/communications/schema.ts';
import { CommunicationId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';
import { officerProblems } from '../officers.ts';
import { type Conditional, refuse, refuseWrongState, stillStands } from '../settle.ts';

type About = CommunicationDraft['about'];
type Does = Parameters<typeof stateRefusal>[1];
const mostResults = 50;

/** The communications plan: what is to be said by whom, where, to whom and when, and what came of it. */
export function communicationStore(session: Session) {
  const { audience, table, today, now, person } = session;
  const one = (id: CommunicationId) => table.get(communicationKey(audience, id), communicationRow);

  async function list(): Promise<CommunicationRow[]> {
    const items = await table.all(communicationsPartition(audience));
    return items.map((item) => communicationRow.read(item));
  }

  async function add(draft: CommunicationDraft, request: RequestClaim | undefined): Promise<Communication> {
    const id = CommunicationId.parse(session.newId());
    const { planTitle, problems } = await aboutOf(draft.about);
    refuse([...problems, ...(await responsibleProblems(draft))]);
    const row: CommunicationRow = {
      ...{ ...draft, id, planTitle, state: 'planned', sentOn: null, cancelled: null, results: [] },
      ...{ createdAt: now, version: 1, retention: communicationRetention },
    };
    const committed = await commit('communication.planned', { row, was: null }, { request });
    return present(session, committed.repeated ? await one(CommunicationId.parse(committed.result)) : row);
  }

  /** The plan, and its row, must be there; how the plan is called goes with the message. */
  async function aboutOf(about: About): Promise<{ planTitle: string | null; problems: FieldProblem[] }> {
    if (about === null) return { planTitle: null, problems: [] };
    const plan = await table.find(planKey(audience, about.plan), planRow);
    if (plan === null || plan.removed !== null || plan.batch !== null) {
      return { planTitle: null, problems: [{ pointer: '#/about/plan', detail: 'Choose one of your plans, or none' }] };
    }
    const node = about.node === null ? null : await table.find(nodeKey(audience, about.plan, about.node), nodeRow);
    const isThere = about.node === null || node?.removed === null;
    const problems = isThere ? [] : [{ pointer: '#/about/node', detail: 'Choose a row of that plan, or none' }];
    return { planTitle: plan.title, problems };
  }

  const responsibleProblems = ({ responsible }: Pick<CommunicationDraft, 'responsible'>) =>
    officerProblems(session, [{ person: responsible, pointer: '#/responsible' }]);

  /** Reads a message for a change that its state and the caller allow; null, where the same was done before. */
  async function standing(id: CommunicationId, does: Does, asked: Conditional): Promise<CommunicationRow | null> {
    const was = await one(id);
    if (!(await stillStands(session, was, { ...asked, current: present(session, was) }))) return null;
    refuseWrongState(stateRefusal(was, does));
    return was;
  }

  async function change(id: CommunicationId, asked: CommunicationChange & Conditional): Promise<Communication> {
    const { expected, request, why, ...fields } = asked;
    const was = await standing(id, 'change', { expected, request });
    if (was === null) return present(session, await one(id));
    const row: CommunicationRow = { ...was, ...withoutUndefined(fields), version: was.version + 1 };
    const { planTitle, problems } = fields.about === undefined ? { ...was, problems: [] } : await aboutOf(row.about);
    refuse([...problems, ...(row.responsible === was.responsible ? [] : await responsibleProblems(row))]);
    return done('communication.changed', { row: { ...row, planTitle }, was }, { request, why });
  }

  async function send(id: CommunicationId, asked: { sentOn: string } & Conditional): Promise<Communication> {
    const was = await reported(id, 'send', asked);
    if (was === null) return present(session, await one(id));
    refuse(happenedProblems(asked.sentOn, { today, sentOn: null, pointer: '#/sentOn' }));
    const row: CommunicationRow = { ...was, state: 'sent', sentOn: asked.sentOn, version: was.version + 1 };
    return done('communication.sent', { row, was }, asked);
  }

  async function addResult(id: CommunicationId, asked: ResultDraft & Conditional): Promise<Communication> {
    const { expected, request, ...result } = asked;
    const was = await reported(id, 'addResult', { expected, request });
    if (was === null) return present(session, await one(id));
    refuseWrongState(was.results.length < mostResults ? null : 'It has 50 results already, which is all it can hold.');
    refuse(happenedProblems(result.on, { today, sentOn: was.sentOn, pointer: '#/on' }));
    const results = [...was.results, { ...result, by: person, at: now }];
    return done('communication.result', { row: { ...was, results, version: was.version + 1 }, was }, { request });
  }

  async function cancel(id: CommunicationId, asked: { why: string } & Conditional): Promise<Communication> {
    const was = await standing(id, 'cancel', asked);
    if (was === null) return present(session, await one(id));
    const cancelled = { at: now, why: asked.why };
    const row: CommunicationRow = { ...was, state: 'cancelled', cancelled, version: was.version + 1 };
    return done('communication.cancelled', { row, was }, asked);
  }

  /** Takes back that it was sent or cancelled; what was recorded of it stays. */
  async function reopen(id: CommunicationId, asked: Conditional): Promise<Communication> {
    const was = await reported(id, 'reopen', asked);
    if (was === null) return present(session, await one(id));
    const row: CommunicationRow = { ...was, state: 'planned', sentOn: null, cancelled: null, version: was.version + 1 };
    return done('communication.reopened', { row, was }, asked);
  }

  /** As `standing`, for whoever is responsible for the message too. */
  async function reported(id: CommunicationId, does: Does, asked: Conditional): Promise<CommunicationRow | null> {
    const was = await one(id);
    if (!mayReport(session.seat, was)) {
      throw new NotAllowed('An editor, an administrator or whoever is responsible for the message records this.');
    }
    return standing(id, does, asked);
  }

  async function done(
    verb: string,
    change: Written,
    how: { request: RequestClaim | undefined; why?: string | undefined },
  ) {
    await commit(verb, change, how);
    return present(session, change.row);
  }

  type Written = { row: CommunicationRow; was: CommunicationRow | null };

  function commit(
    verb: string,
    { row, was }: Written,
    { request, why }: { request: RequestClaim | undefined; why?: string | undefined },
  ) {
    const index = communicationIndexOf(audience, row);
    return table.commit({
      ...{ verb, subject: communicationsPartition(audience), effectiveOn: today, why, request, result: row.id },
      puts: [
        put({
          ...{ key: communicationKey(audience, row.id), shape: communicationRow, row, was },
          ...(index !== undefined && { index }),
        }),
      ],
    });
  }

  return { list, add, change, send, addResult, cancel, reopen, one };
}

export function present(session: Session, row: CommunicationRow): Communication {
  const { retention: _, ...communication } = row;
  const edits = hasRight(session.seat.role, 'edit');
  const reports = mayReport(session.seat, row);
  const can = (does: Does, may: boolean) => may && stateRefusal(row, does) === null;
  return {
    ...communication,
    can: {
      change: can('change', edits),
      send: can('send', reports),
      cancel: can('cancel', edits),
      reopen: can('reopen', reports),
      addResult: can('addResult', reports),
    },
  };
}
