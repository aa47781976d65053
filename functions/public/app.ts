import { Hono } from 'hono';
import { featuresOf } from '#kernel/features.ts';
import type { LambdaBindings, RequestVariables } from '#kernel/http.ts';
import type { Log } from '#kernel/log.ts';
import type { PublishedDeps } from './published.ts';

type Env = { Bindings: LambdaBindings; Variables: RequestVariables };

/** What anyone may ask, signed out. */
export const publicFeatures = (deps: { log: Log } & PublishedDeps) =>
  featuresOf<Env>(deps.log)
    .at(['/api/health'], async () => new Hono<Env>().get('/api/health', (c) => c.json({ state: 'up' })))
    .at(['/api/openapi.json'], async () => (await import('./document-routes.ts')).documentRoutes())
    .at(['/api/public/:authority/consultations/*', '/public/:authority/consultations/*'], async () =>
      (await import('./consultation-routes.ts')).consultationRoutes(deps),
    )
    .at(['/api/public/*', '/public/*'], async () => (await import('./published-routes.ts')).publishedRoutes(deps));

export const publicApp = (deps: { log: Log } & PublishedDeps) => publicFeatures(deps).app();
