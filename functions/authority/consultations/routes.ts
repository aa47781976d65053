import { type Context, Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import {
  AnswerDraft,
  CommentDraft,
  ConsultationChange,
  ConsultationDraft,
  ConsultationEnd,
  type ConsultationList,
  FinalDraft,
  SettingAside,
  TakingIn,
} from '#shared/consultations/schema.ts';
import { CommentId, ConsultationId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps, Session } from '../deps.ts';
import { consultationChanges } from './changes.ts';
import { commentChanges } from './comments.ts';
import { moderation } from './moderation.ts';
import { base, comment, inbox, one } from './paths.ts';
import { consultationStore } from './store.ts';
import { differenceOf, presentConsultation, presentInbox, presentView } from './view.ts';

export function consultationRoutes(deps: Deps) {
  const reads = within(deps, 'read', 'read');
  const edits = within(deps, 'edit', 'write');
  return new Hono<AuthorityEnv>()
    .get(base, reads, async (c) => c.json(await listed(c.var.session)))
    .post(base, edits, validJson(ConsultationDraft), async (c) => {
      const session = c.var.session;
      const id = await consultationChanges(session).open(c.req.valid('json'), await requestClaim(c));
      c.header('Location', `${c.req.path}/${id}`);
      return c.json(await seen(c, id), 201);
    })
    .get(one, reads, async (c) => c.json(await seen(c, idIn(c))))
    .patch(one, edits, validJson(ConsultationChange), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      await consultationChanges(c.var.session).change(idIn(c), asked);
      return c.json(await seen(c, idIn(c)));
    })
    .delete(one, edits, validJson(ConsultationEnd), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      await consultationChanges(c.var.session).withdraw(idIn(c), asked);
      return c.json(await seen(c, idIn(c)));
    })
    .get(`${one}/difference`, reads, async (c) =>
      c.json(await differenceOf(c.var.session, await consultationStore(c.var.session).whole(idIn(c)))),
    )
    .post(`${one}/final`, edits, validJson(FinalDraft), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      await consultationChanges(c.var.session).publishFinal(idIn(c), asked);
      return c.json(await seen(c, idIn(c)));
    })
    .post(`${one}/comments`, within(deps, 'read', 'write'), validJson(CommentDraft), async (c) => {
      const made = await commentChanges(c.var.session).comment(idIn(c), c.req.valid('json'), await requestClaim(c));
      tagged(c, made.version);
      c.header('Location', `${c.req.path}/${made.id}`);
      return c.json(made, 201);
    })
    .patch(comment, edits, validJson(AnswerDraft), async (c) => {
      const asked = { ...c.req.valid('json'), comment: commentIn(c), ...(await conditional(c)) };
      const answered = await commentChanges(c.var.session).answer(idIn(c), asked);
      tagged(c, answered.version);
      return c.json(answered);
    })
    .delete(comment, edits, validJson(SettingAside), async (c) => {
      const asked = { ...c.req.valid('json'), comment: commentIn(c), ...(await conditional(c)) };
      const aside = await commentChanges(c.var.session).setAside(idIn(c), asked);
      tagged(c, aside.version);
      return c.json(aside);
    })
    .get(inbox, within(deps, 'edit', 'read'), async (c) =>
      c.json(presentInbox(await consultationStore(c.var.session).inbox(idIn(c)))),
    )
    .post(`${inbox}/:comment/take-in`, edits, validJson(TakingIn), async (c) => {
      const of = { consultation: idIn(c), comment: commentIn(c) };
      return c.json(await moderation(c.var.session).takeIn(of, c.req.valid('json'), await requestClaim(c)), 201);
    })
    .post(`${inbox}/:comment/set-aside`, edits, validJson(SettingAside), async (c) => {
      const of = { consultation: idIn(c), comment: commentIn(c) };
      await moderation(c.var.session).setAside(of, c.req.valid('json'), await requestClaim(c));
      return c.body(null, 204);
    });
}

const idIn = (c: Context): ConsultationId => pathId(c, 'consultation', ConsultationId);
const commentIn = (c: Context): CommentId => pathId(c, 'comment', CommentId);
const conditional = async (c: Context) => ({ expected: expectedVersion(c), request: await requestClaim(c) });

async function listed(session: Session): Promise<ConsultationList> {
  const store = consultationStore(session);
  const [rows, audiences] = await Promise.all([store.list(), store.choices()]);
  return {
    items: rows.map((row) => presentConsultation(session, row)),
    ...{ next: null, audiences, can: { open: hasRight(session.seat.role, 'edit') } },
  };
}

async function seen(c: Context<AuthorityEnv>, id: ConsultationId) {
  const session = c.var.session;
  const view = await presentView(session, await consultationStore(session).whole(id));
  tagged(c, view.version);
  return view;
}
