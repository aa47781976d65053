import { Hono } from 'hono';
import * as z from 'zod';
import { requireRight } from '#kernel/actor.ts';
import { openCursor, sealCursor } from '#kernel/cursor.ts';
import { validQuery } from '#kernel/http.ts';
import { logOf, type Partition, planPartition, seatsAudience, topPartition } from '#kernel/keys.ts';
import type { Operation } from '#kernel/operations.ts';
import { entryRow } from '#kernel/plan-rows.ts';
import { PlanId } from '#shared/ids.ts';
import { EntryList } from '#shared/plans/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';

const path = '/api/authorities/:authority/audit';
const pageSize = 50;

const AuditQuery = z.object({
  subject: z.union([z.literal('settings'), PlanId], { error: 'Choose settings or a plan' }),
  cursor: z.string().max(2_000).optional(),
});
const PeopleAuditQuery = AuditQuery.pick({ cursor: true });

export function auditRoutes(deps: Deps) {
  return new Hono<AuthorityEnv>()
    .get(path, within(deps, 'read', 'read'), validQuery(AuditQuery), async (c) => {
      const { subject, cursor } = c.req.valid('query');
      const { audience } = c.var.session;
      const partition = subject === 'settings' ? topPartition(audience) : planPartition(audience, subject);
      return c.json(await entriesOf(c.var.session, partition, cursor));
    })
    .get(`${path}/people`, within(deps, 'administer', 'administer'), validQuery(PeopleAuditQuery), async (c) => {
      requireRight(c.var.session.seat, 'administer');
      const partition = topPartition(seatsAudience(c.var.session.authority));
      return c.json(await entriesOf(c.var.session, partition, c.req.valid('query').cursor));
    });
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
