import { type LambdaBindings, makeApp, type RequestVariables } from '#kernel/http.ts';
import type { Log } from '#kernel/log.ts';
import document from './openapi.json' with { type: 'json' };

/** What anyone may ask, signed out. */
export function publicApp(deps: { log: Log }) {
  return makeApp<{ Bindings: LambdaBindings; Variables: RequestVariables }>(deps.log)
    .get('/api/health', (c) => c.json({ state: 'up' }))
    .get('/api/openapi.json', (c) => c.json(document));
}
