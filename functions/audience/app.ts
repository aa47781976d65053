import { makeApp } from '#kernel/http.ts';
import type { AudienceEnv, Deps } from './deps.ts';
import { audienceRoutes } from './routes.ts';

/** The API of those outside an authority to whom it shows something: one audience at a time, and reading alone. */
export function audienceApp(deps: Deps) {
  return makeApp<AudienceEnv>(deps.log).route('/', audienceRoutes(deps));
}

export type AudienceApp = ReturnType<typeof audienceApp>;
