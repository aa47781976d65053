import { featuresOf } from '#kernel/features.ts';
import type { Deps, PlatformEnv } from './deps.ts';

/** The API of those who look after the platform: that authorities are there and how they stand, and nothing in them. */
export const platformFeatures = (deps: Deps) =>
  featuresOf<PlatformEnv>(deps.log)
    .at(['/api/platform/authorities/*'], async () => (await import('./routes.ts')).platformRoutes(deps))
    .at(['/api/platform/partnerships/*'], async () =>
      (await import('./partnership-routes.ts')).partnershipRoutes(deps),
    );

export const platformApp = (deps: Deps) => platformFeatures(deps).app();

export type PlatformApp = ReturnType<typeof platformApp>;
