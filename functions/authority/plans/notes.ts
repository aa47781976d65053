import { Hono } from 'hono';
import * as z from 'zod';
import { put } from '#kernel/change.ts';
import { NothingHere } from '#kernel/errors.ts';
import { pathId, requestClaim, validJson, validQuery } from '#kernel/http.ts';
import { noteKey, notesOfNode, notesPartition } from '#kernel/keys.ts';
import { noteRow } from '#kernel/note-rows.ts';
import type { Operation } from '#kernel/operations.ts';
import { planRetention } from '#kernel/plan-rows.ts';
import { Compartment, NodeId, PlanId, type UpdateId } from '#shared/ids.ts';
import { Note, NoteDraft, NoteList } from '#shared/plans/notes.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';
import { nodeOf, planStore } from './store.ts';

const path = '/api/authorities/:authority/plans/:plan/nodes/:node/notes';
const NoteQuery = z.object({ compartment: Compartment });

/** Restricted notes on an action, in the compartment's own partition: an officer not cleared has no way to it at all. */
export function noteRoutes(deps: Deps) {
  return new Hono<AuthorityEnv>()
    .get(path, within(deps, 'read', 'read'), validQuery(NoteQuery), async (c) => {
      const asked = { plan: pathId(c, 'plan', PlanId), node: pathId(c, 'node', NodeId), ...c.req.valid('query') };
      return c.json({ items: await notesOf(c.var.session, asked) });
    })
    .post(path, within(deps, 'contribute', 'read'), validQuery(NoteQuery), validJson(NoteDraft), async (c) => {
      const asked = { plan: pathId(c, 'plan', PlanId), node: pathId(c, 'node', NodeId), ...c.req.valid('query') };
      const { text } = c.req.valid('json');
      return c.json(await addNote(c.var.session, { ...asked, text, request: await requestClaim(c) }), 201);
    });
}

type Asked = { plan: PlanId; node: NodeId; compartment: Compartment };

/** Notes belong to a row that is there, of a plan that is there. */
async function standing(session: Session, plan: PlanId, node: NodeId): Promise<void> {
  const [, row] = await Promise.all([planStore(session).header(plan), nodeOf(session, plan, node)]);
  if (row.removed !== null) throw new NothingHere();
}

async function notesOf(session: Session, { plan, node, compartment }: Asked): Promise<Note[]> {
  const { table, audience } = await session.restricted(compartment, 'read');
  await standing(session, plan, node);
  const items = await table.all(notesPartition(audience, plan), { prefix: notesOfNode(node), newestFirst: true });
  return items.map((item) => Note.parse(noteRow.read(item)));
}

async function addNote(
  session: Session,
  asked: Asked & { text: string; request: Awaited<ReturnType<typeof requestClaim>> },
): Promise<Note> {
  const { table, audience } = await session.restricted(asked.compartment, 'write');
  await standing(session, asked.plan, asked.node);
  const { node, text } = asked;
  const note = { id: session.newId() as UpdateId, node, text, by: session.person, recordedAt: session.now };
  const committed = await table.commit({
    verb: 'note.added',
    subject: notesPartition(audience, asked.plan),
    effectiveOn: session.today,
    puts: [
      put({
        key: noteKey(audience, asked.plan, note),
        shape: noteRow,
        row: { ...note, version: 1, retention: planRetention },
        was: null,
      }),
    ],
    request: asked.request,
    result: JSON.stringify(note),
  });
  return committed.repeated ? Note.parse(JSON.parse(committed.result)) : note;
}

export const noteOperations = (): Operation[] => [
  {
    method: 'get',
    path,
    id: 'listNotes',
    summary: 'Restricted notes on an action',
    needs: 'read',
    query: NoteQuery,
    status: 200,
    answer: NoteList,
  },
  {
    method: 'post',
    path,
    id: 'addNote',
    summary: 'Add a restricted note to an action',
    needs: 'contribute',
    query: NoteQuery,
    body: NoteDraft,
    status: 201,
    answer: Note,
  },
];
