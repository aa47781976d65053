import { Hono } from 'hono';
import { NothingHere } from '#kernel/errors.ts';
import { pathId, requestClaim, validJson } from '#kernel/http.ts';
import { shownTo } from '#kernel/shown-reader.ts';
import type { SharedMeeting, SharedMeetingList } from '#shared/audiences/meetings.ts';
import type { SharedPage, SharedPageList } from '#shared/audiences/pages.ts';
import { kindOf, ownerOf } from '#shared/audiences/rules.ts';
import type { AudienceHome, SharedPlanList } from '#shared/audiences/schema.ts';
import { MemberComment } from '#shared/consultations/schema.ts';
import type { SharedConsultationList } from '#shared/consultations/shown.ts';
import type { SharedAsk, SharedAskList } from '#shared/cycles/outside.ts';
import { ConsultationId, CycleId, MeetingId, NodeId } from '#shared/ids.ts';
import { UpdateDraft } from '#shared/plans/schema.ts';
import { within } from './access.ts';
import { sendAnswer } from './answers.ts';
import { sendComment } from './comments.ts';
import type { AudienceEnv, Deps, Session } from './deps.ts';
import { base } from './operations.ts';

export function audienceRoutes(deps: Deps) {
  const reads = within(deps);
  return new Hono<AudienceEnv>()
    .get(base, reads, async (c) => c.json(await homeOf(c.var.session)))
    .get(`${base}/items`, reads, async (c) =>
      c.json({ items: await shownIn(c.var.session).plans(), next: null } satisfies SharedPlanList),
    )
    .get(`${base}/meetings`, reads, async (c) =>
      c.json({ items: await shownIn(c.var.session).meetings(), next: null } satisfies SharedMeetingList),
    )
    .get(`${base}/meetings/:meeting`, reads, async (c) =>
      c.json(await meetingOf(c.var.session, pathId(c, 'meeting', MeetingId))),
    )
    .get(`${base}/pages`, reads, async (c) =>
      c.json({ items: await pagesOf(c.var.session), next: null } satisfies SharedPageList),
    )
    .get(`${base}/consultations`, reads, async (c) =>
      c.json({ items: await shownIn(c.var.session).consultations(), next: null } satisfies SharedConsultationList),
    )
    .get(`${base}/consultations/:consultation`, reads, async (c) =>
      c.json(await consultationOf(c.var.session, pathId(c, 'consultation', ConsultationId))),
    )
    .post(`${base}/consultations/:consultation/comments`, reads, validJson(MemberComment), async (c) => {
      const consultation = await consultationOf(c.var.session, pathId(c, 'consultation', ConsultationId));
      const sent = { consultation, draft: c.req.valid('json'), request: await requestClaim(c) };
      return c.json(await sendComment(deps, c.var.session, sent), 201);
    })
    .get(`${base}/asks`, reads, async (c) => {
      const items = await asksOf(c.var.session);
      return c.json({ today: c.var.session.today, items, next: null } satisfies SharedAskList);
    })
    .post(`${base}/cycles/:cycle/asks/:node/answers`, reads, validJson(UpdateDraft), async (c) => {
      const ask = await askOf(c.var.session, { cycle: pathId(c, 'cycle', CycleId), node: pathId(c, 'node', NodeId) });
      const sent = { ask, draft: c.req.valid('json'), request: await requestClaim(c) };
      return c.json(await sendAnswer(deps, c.var.session, sent), 201);
    });
}

const shownIn = (session: Session) => shownTo(session.seat.audience, session);

/**
 * A school's page as issued by the authority that gave the seat: two authorities may list one URN, and neither's governors
 * are shown what the other says of it.
 */
async function pagesOf(session: Session): Promise<SharedPage[]> {
  const pages = await shownIn(session).pages();
  return pages.filter(({ authority }) => authority.id === session.seat.given?.by);
}

async function homeOf(session: Session): Promise<AudienceHome> {
  const { audience, name, until } = session.seat;
  const shown = shownIn(session);
  const [plans, meetings, pages, consultations, asks] = await Promise.all([
    ...([shown.plans(), shown.meetings(), pagesOf(session)] as const),
    ...([shown.consultations(), asksOf(session)] as const),
  ]);
  const everything = [...plans, ...meetings, ...pages, ...consultations, ...asks];
  const byAuthority = Map.groupBy(everything, ({ authority }) => authority.id);
  const authorities = Array.from(byAuthority, ([id, all]) => {
    const count = (some: readonly { authority: { id: string } }[]) =>
      some.filter((each) => each.authority.id === id).length;
    const counts = { plans: count(plans), meetings: count(meetings), pages: count(pages) };
    return {
      id,
      name: all[0]?.authority.name ?? id,
      ...counts,
      consultations: count(consultations),
      asks: count(asks),
    };
  });
  return { audience, kind: kindOf(audience), name, until, authorities };
}

/** What this person is asked by the authority that gave the seat: a person is known by that authority alone. */
async function asksOf(session: Session): Promise<SharedAsk[]> {
  const asks = await shownIn(session).asks(session.seat.person);
  return asks.filter(({ authority }) => authority.id === session.seat.given?.by);
}

async function askOf(session: Session, of: { cycle: CycleId; node: NodeId }): Promise<SharedAsk> {
  const ask = (await asksOf(session)).find(({ cycle, node }) => cycle.id === of.cycle && node === of.node);
  if (ask === undefined) throw new NothingHere();
  return ask;
}

async function consultationOf(session: Session, id: ConsultationId) {
  const consultation = await shownIn(session).consultation(id);
  if (consultation === null) throw new NothingHere();
  return consultation;
}

/** Only a board is shown the papers of meetings, and they are its own authority’s. */
async function meetingOf(session: Session, id: MeetingId): Promise<SharedMeeting> {
  const authority = ownerOf(session.seat.audience);
  const meeting = authority && (await shownIn(session).meeting(authority, id));
  if (meeting === null) throw new NothingHere();
  const { items: _, ...papers } = meeting;
  return papers;
}
