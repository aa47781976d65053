import { type Context, Hono } from 'hono';
import { NothingHere } from '#kernel/errors.ts';
import type { LambdaBindings, RequestVariables } from '#kernel/http.ts';
import { sendingRefusal } from '#shared/consultations/rules.ts';
import type { SharedConsultation } from '#shared/consultations/shown.ts';
import { localDateOf } from '#shared/dates.ts';
import { AuthorityId, ConsultationId } from '#shared/ids.ts';
import { keptAtEdge, nothingYet, notKept } from './caching.ts';
import { closedPage, commentPage, receivedPage, tooManyPage } from './comment-page.ts';
import { type CommentDeps, mostBytes, newForm, receive, type Typed, type Wrong } from './comments.ts';
import { consultationPage, pathOf } from './consultation-page.ts';
import { nothingPage } from './page.ts';
import { publishedBy } from './published.ts';

type Env = { Bindings: LambdaBindings; Variables: RequestVariables };

const path = '/public/:authority/consultations/:consultation' as const;

/** What anyone is consulted on, and the one thing that anyone may send. */
export function consultationRoutes(deps: CommentDeps) {
  return new Hono<Env>()
    .get('/api/public/:authority/consultations/:consultation', async (c) => {
      const consultation = await consultationAt(deps, c);
      if (consultation === null) throw new NothingHere();
      return c.json(consultation, 200, keptAtEdge);
    })
    .get(path, async (c) => {
      const consultation = await consultationAt(deps, c);
      if (consultation === null) return c.html(nothingPage(), 404, nothingYet);
      return c.html(consultationPage(consultation), 200, keptAtEdge);
    })
    .get(`${path}/comments`, async (c) => {
      const consultation = await consultationAt(deps, c);
      if (consultation === null) return c.html(nothingPage(), 404, notKept);
      if (c.req.query('sent') === 'yes') return c.html(receivedPage(consultation), 200, notKept);
      const refusal = sendingRefusal(consultation, localDateOf(deps.clock()));
      if (refusal !== null) return c.html(closedPage(consultation, refusal), 409, notKept);
      const typed = { about: c.req.query('about') ?? 'whole', words: '', name: '' };
      return c.html(
        commentPage(consultation, { typed, token: await newForm(deps, consultation), wrong: [] }),
        200,
        notKept,
      );
    })
    .post(`${path}/comments`, async (c) => {
      const consultation = await consultationAt(deps, c);
      if (consultation === null) return c.html(nothingPage(), 404, notKept);
      const sent = await typedIn(c);
      if (sent === null) return again(deps, c, consultation, { ...tooLarge, status: 413 });
      const outcome = await receive(deps, consultation, { sent, address: addressOf(c) });
      if (outcome.is === 'closed') return c.html(closedPage(consultation, outcome.words), 409, notKept);
      if (outcome.is === 'too-many') return c.html(tooManyPage(consultation), 429, notKept);
      if (outcome.is === 'received') return c.redirect(`${pathOf(consultation)}/comments?sent=yes`, 303);
      return again(deps, c, consultation, { typed: typedOf(sent), wrong: outcome.wrong, status: 422 });
    });
}

const tooLarge = {
  typed: { about: 'whole', words: '', name: '' },
  wrong: [{ field: 'words' as const, detail: 'Keep the comment to 4,000 characters' }],
};

type Again = { typed: Typed; wrong: readonly Wrong[]; status: 413 | 422 };

/** The form once more, with what was typed and what is to be done about it. */
async function again(
  deps: CommentDeps,
  c: Context<Env>,
  consultation: SharedConsultation,
  { typed, wrong, status }: Again,
) {
  const token = await newForm(deps, consultation);
  return c.html(commentPage(consultation, { typed, token, wrong }), status, notKept);
}

async function consultationAt(deps: CommentDeps, c: Context<Env>): Promise<SharedConsultation | null> {
  const authority = AuthorityId.safeParse(c.req.param('authority'));
  const id = ConsultationId.safeParse(c.req.param('consultation'));
  if (!authority.success || !id.success) return null;
  return publishedBy(deps, authority.data).consultation(id.data);
}

/** What the form sent; null where it is more than a form can hold. */
async function typedIn(c: Context<Env>): Promise<Readonly<Record<string, unknown>> | null> {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > mostBytes) return null;
  return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)));
}

function typedOf(sent: Readonly<Record<string, unknown>>): Typed {
  const text = (name: string) => String(sent[name] ?? '');
  return { about: text('about'), words: text('words'), name: text('name') };
}

/**
 * Whoever sent it, as the edge saw them: it writes the visitor’s address and the gateway adds the edge’s own. Nothing in front of
 * us says so for those who ask the gateway directly: they are known by what the gateway saw.
 */
function addressOf(c: Context<Env>): string {
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-2) ?? hops.at(-1) ?? '';
}
