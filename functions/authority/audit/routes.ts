import { Hono } from 'hono';
import * as z from 'zod';
import { requireRight } from '#kernel/actor.ts';
import { sharesPartition } from '#kernel/audience-keys.ts';
import { boardRow, meetingRow } from '#kernel/board-rows.ts';
import { communicationsPartition } from '#kernel/communication-keys.ts';
import { consultationKey, consultationPartition } from '#kernel/consultation-keys.ts';
import { consultationRow } from '#kernel/consultation-rows.ts';
import { openCursor, sealCursor } from '#kernel/cursor.ts';
import { validQuery } from '#kernel/http.ts';
import {
  boardKey,
  boardPartition,
  logOf,
  meetingKey,
  meetingPartition,
  type Partition,
  planKey,
  planPartition,
  seatsAudience,
  topPartition,
} from '#kernel/keys.ts';
import type { Operation } from '#kernel/operations.ts';
import { entryRow, planRow } from '#kernel/plan-rows.ts';
import { BoardId, ConsultationId, MeetingId, PlanId } from '#shared/ids.ts';
import { EntryList } from '#shared/plans/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';

const path = '/api/authorities/:authority/audit';
const pageSize = 50;

/** Subjects of which an authority has one. */
const whole = ['settings', 'shares', 'communications'];

const AuditQuery = z.object({
  subject: z
    .string()
    .refine(
      (subject) => whole.includes(subject) || kindOf(subject) !== null,
      'Choose settings, shares, communications, a plan, a board, a meeting or a consultation',
    )
    .describe(
      '`settings`, `shares`, `communications`, the id of a plan, `board:`, `meeting:` or `consultation:` and an id',
    ),
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

type Subject = { plan: PlanId } | { board: BoardId } | { meeting: MeetingId } | { consultation: ConsultationId };

function kindOf(subject: string): Subject | null {
  const [kind, id] = subject.includes(':') ? subject.split(':', 2) : ['plan', subject];
  const [plan, board, meeting] = [PlanId.safeParse(id), BoardId.safeParse(id), MeetingId.safeParse(id)];
  if (kind === 'plan' && plan.success) return { plan: plan.data };
  if (kind === 'board' && board.success) return { board: board.data };
  if (kind === 'meeting' && meeting.success) return { meeting: meeting.data };
  const consultation = ConsultationId.safeParse(id);
  return kind === 'consultation' && consultation.success ? { consultation: consultation.data } : null;
}

/** Whose log it is; a plan that was removed keeps its log, one that never was has none. */
async function subjectOf({ audience, table }: Session, subject: string): Promise<Partition> {
  const asked = whole.includes(subject) ? null : kindOf(subject);
  if (subject === 'shares') return sharesPartition(audience);
  if (subject === 'communications') return communicationsPartition(audience);
  if (asked === null) return topPartition(audience);
  if ('board' in asked)
    return boardPartition(audience, (await table.get(boardKey(audience, asked.board), boardRow)).id);
  if ('consultation' in asked) {
    const { id } = await table.get(consultationKey(audience, asked.consultation), consultationRow);
    return consultationPartition(audience, id);
  }
  if ('meeting' in asked) {
    return meetingPartition(audience, (await table.get(meetingKey(audience, asked.meeting), meetingRow)).id);
  }
  return planPartition(audience, (await table.get(planKey(audience, asked.plan), planRow)).id);
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

export const auditOperations = (): Operation[] => [
  {
    method: 'get',
    path,
    id: 'listEntries',
    summary:
      'What was changed in a plan, a board, a meeting, a consultation, the messages, the settings or what is shared',
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
