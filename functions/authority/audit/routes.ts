import { Hono } from 'hono';
import * as z from 'zod';
import { requireRight } from '#kernel/actor.ts';
import { openCursor, sealCursor } from '#kernel/cursor.ts';
import { validQuery } from '#kernel/http.ts';
import { logOf, type Partition, planKey, planPartition, seatsAudience, topPartition } from '#kernel/keys.ts';
import type { Operation } from '#kernel/operations.ts';
import { entryRow, planRow } from '#kernel/plan-rows.ts';
import { PlanId } from '#shared/ids.ts';
import { EntryList } from '#shared/plans/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';

const path = '/api/authorities/:authority/audit';
const pageSize = 50;

const AuditQuery = z.object({
  subject: z
    .string()
    .refine((subject) => subject === 'settings' || PlanId.safeParse(subject).success, 'Choose settings or a plan'),
  cursor: z.string().max(2_000).optional(),
});
const PeopleAuditQuery = AuditQuery.pick({ cursor: true });

export function auditRoutes(deps: Deps) {
  return new Hono<AuthorityEnv>()
    .get(path, within(deps, 'read', 'read'), validQuery(AuditQuery), async (c) => {
      const { subject, cursor } = c.req.valid('query');
      return c.json(await entriesOf(c.var.session, await subjectOf(c.var.session, subject), cursor));
    })
    .get(`${path}/people`, within(deps, 'administer', 'administer'), validQuery(PeopleAuditQuery), async (c) => {
      requireRight(c.var.session.seat, 'administer');
      const partition = topPartition(seatsAudience(c.var.session.authority));
      return c.json(await entriesOf(c.var.session, partition, c.req.valid('query').cursor));
    });
}

/** Whose log it is; a plan that was removed keeps its log, one that never was has none. */
async function subjectOf({ audience, table }: Session, subject: string): Promise<Partition> {
  if (subject === 'settings') return topPartition(audience);
  const { id } = await table.get(planKey(audience, PlanId.parse(subject)), planRow);
  return planPartition(audience, id);
}

/** A page of the log, newest first. The cursor is good only for the person and the subject it was given for. */
async function entriesOf(session: Session, partition: Partition, cursor: string | undefined): Promise<EntryList> {
  const bound = `${session.person} ${logOf(partition)}`;
  const start = cursor === undefined ? undefined : openCursor(cursor, bound);
  const page = await session.table.page(logOf(partition), {
    newestFirst: true,
    limit: pageSize,
    ...(start && { start }),
  });
  return {
    items: page.items.map((item) => entryRow.read(item)),
    next: page.next === undefined ? null : sealCursor(page.next, bound),
  };
}

export const auditOperations: Operation[] = [
  {
    method: 'get',
    path,
    id: 'listEntries',
    summary: 'What was changed in a plan or in the settings, newest first',
    needs: 'read',
    query: AuditQuery,
    status: 200,
    answer: EntryList,
  },
  {
    method: 'get',
    path: `${path}/people`,
    id: 'listPeopleEntries',
    summary: 'What was changed in people’s seats, newest first',
    needs: 'administer',
    query: PeopleAuditQuery,
    status: 200,
    answer: EntryList,
  },
];
