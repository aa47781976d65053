import { featuresOf } from '#kernel/features.ts';
import type { AudienceEnv, Deps } from './deps.ts';

const one = '/api/audiences/:kind/:id';

/** The API of those outside an authority to whom it shows something: one audience at a time. */
export const audienceFeatures = (deps: Deps) =>
  featuresOf<AudienceEnv>(deps.log)
    .at([`${one}/consultations/*`], async () => (await import('./consultation-routes.ts')).consultationRoutes(deps))
    .at([`${one}/asks`, `${one}/cycles/*`], async () => (await import('./ask-routes.ts')).askRoutes(deps))
    .at([`${one}/*`], async () => (await import('./routes.ts')).audienceRoutes(deps));

export const audienceApp = (deps: Deps) => audienceFeatures(deps).app();

export type AudienceApp = ReturnType<typeof audienceApp>;
