import { makeApp } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { auditOperations, auditRoutes } from './audit/routes.ts';
import { meetingOperations, meetingRoutes } from './boards/meeting-routes.ts';
import { boardOperations, boardRoutes } from './boards/routes.ts';
import { dashboardOperations } from './dashboards/operations.ts';
import { dashboardRoutes } from './dashboards/routes.ts';
import type { AuthorityEnv, Deps } from './deps.ts';
import { meOperations, meRoutes } from './me/routes.ts';
import { peopleOperations, peopleRoutes } from './people/routes.ts';
import { noteOperations, noteRoutes } from './plans/notes.ts';
import { planOperations, planRoutes } from './plans/routes.ts';
import { schoolOperations, schoolRoutes } from './schools/routes.ts';
import { settingsOperations, settingsRoutes } from './settings/routes.ts';
import { shareOperations, shareRoutes } from './shares/routes.ts';
import { workOperations, workRoutes } from './work/routes.ts';

/** The API of officers: who I am, and one authority at a time. */
export function authorityApp(deps: Deps) {
  return makeApp<AuthorityEnv>(deps.log)
    .route('/', meRoutes(deps))
    .route('/', settingsRoutes(deps))
    .route('/', peopleRoutes(deps))
    .route('/', auditRoutes(deps))
    .route('/', planRoutes(deps))
    .route('/', noteRoutes(deps))
    .route('/', boardRoutes(deps))
    .route('/', meetingRoutes(deps))
    .route('/', dashboardRoutes(deps))
    .route('/', schoolRoutes(deps))
    .route('/', shareRoutes(deps))
    .route('/', workRoutes(deps));
}

export type AuthorityApp = ReturnType<typeof authorityApp>;

export const authorityOperations: Operation[] = [
  ...meOperations,
  ...settingsOperations,
  ...peopleOperations,
  ...auditOperations,
  ...planOperations,
  ...noteOperations,
  ...boardOperations,
  ...meetingOperations,
  ...dashboardOperations,
  ...schoolOperations,
  ...shareOperations,
  ...workOperations,
];
