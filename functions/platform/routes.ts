import { type Context, Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import { AuthorityId } from '#shared/ids.ts';
import { OnboardingDraft, type PlatformAuthorityView, Resumption, SuspensionDraft } from '#shared/platform/schema.ts';
import { within } from './access.ts';
import { checkOf } from './check.ts';
import type { Deps, PlatformEnv } from './deps.ts';
import { onboardingStore } from './onboarding-store.ts';
import { base, one } from './paths.ts';
import { directoryStore } from './store.ts';

export function platformRoutes(deps: Deps) {
  const looksAfter = within(deps);
  return new Hono<PlatformEnv>()
    .get(base, looksAfter, async (c) => c.json({ items: await directoryStore(c.var.session).list(), next: null }))
    .post(base, looksAfter, validJson(OnboardingDraft), async (c) => {
      const started = await onboardingStore(c.var.session).onboard(c.req.valid('json'), await requestClaim(c));
      c.header('Location', `${base}/${started.authority.id}`);
      return c.json(started, 202);
    })
    .get(one, looksAfter, async (c) => shown(c, await directoryStore(c.var.session).view(idIn(c)), 200))
    .post(`${one}/check`, looksAfter, async (c) => {
      const check = checkOf(deps, c.req.header('Authorization') ?? '');
      return shown(c, await onboardingStore(c.var.session).goOn(idIn(c), check), 202);
    })
    .post(`${one}/codes`, looksAfter, async (c) =>
      c.json(await onboardingStore(c.var.session).makeCode(idIn(c), await requestClaim(c)), 201),
    )
    .post(`${one}/suspend`, looksAfter, validJson(SuspensionDraft), async (c) => {
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const asked = { ...c.req.valid('json'), ...conditional };
      return shown(c, await directoryStore(c.var.session).suspend(idIn(c), asked), 200);
    })
    .post(`${one}/resume`, looksAfter, validJson(Resumption), async (c) => {
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const asked = { ...c.req.valid('json'), ...conditional };
      return shown(c, await directoryStore(c.var.session).resume(idIn(c), asked), 200);
    });
}

const idIn = (c: Context<PlatformEnv>): AuthorityId => pathId(c, 'authority', AuthorityId);

function shown<S extends 200 | 202>(c: Context<PlatformEnv>, view: PlatformAuthorityView, status: S) {
  tagged(c, view.authority.version);
  return c.json(view, status);
}
