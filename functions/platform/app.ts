import { makeApp } from '#kernel/http.ts';
import type { Deps, PlatformEnv } from './deps.ts';
import { partnershipRoutes } from './partnership-routes.ts';
import { platformRoutes } from './routes.ts';

/** The API of those who look after the platform: that authorities are there and how they stand, and nothing in them. */
export function platformApp(deps: Deps) {
  return makeApp<PlatformEnv>(deps.log).route('/', platformRoutes(deps)).route('/', partnershipRoutes(deps));
}

export type PlatformApp = ReturnType<typeof platformApp>;
