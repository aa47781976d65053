import { Hono } from 'hono';
import { NothingHere } from '#kernel/errors.ts';
import { pathId, requestClaim, validJson } from '#kernel/http.ts';
import { shownTo } from '#kernel/shown-reader.ts';
import { MemberComment } from '#shared/consultations/schema.ts';
import type { SharedConsultationList } from '#shared/consultations/shown.ts';
import { ConsultationId } from '#shared/ids.ts';
import { within } from './access.ts';
import { sendComment } from './comments.ts';
import type { AudienceEnv, Deps, Session } from './deps.ts';
import { base } from './paths.ts';

/** The drafts on which an audience is asked, and what its members say about them. */
export function consultationRoutes(deps: Deps) {
  const reads = within(deps);
  return new Hono<AudienceEnv>()
    .get(`${base}/consultations`, reads, async (c) => {
      const items = await shownTo(c.var.session.seat.audience, c.var.session).consultations();
      return c.json({ items, next: null } satisfies SharedConsultationList);
    })
    .get(`${base}/consultations/:consultation`, reads, async (c) =>
      c.json(await consultationOf(c.var.session, pathId(c, 'consultation', ConsultationId))),
    )
    .post(`${base}/consultations/:consultation/comments`, reads, validJson(MemberComment), async (c) => {
      const consultation = await consultationOf(c.var.session, pathId(c, 'consultation', ConsultationId));
      const sent = { consultation, draft: c.req.valid('json'), request: await requestClaim(c) };
      return c.json(await sendComment(deps, c.var.session, sent), 201);
    });
}

async function consultationOf(session: Session, id: ConsultationId) {
  const consultation = await shownTo(session.seat.audience, session).consultation(id);
  if (consultation === null) throw new NothingHere();
  return consultation;
}
