import { makeApp } from '#kernel/http.ts';
import { auditRoutes } from './audit/routes.ts';
import { meetingRoutes } from './boards/meeting-routes.ts';
import { boardRoutes } from './boards/routes.ts';

import { dashboardRoutes } from './dashboards/routes.ts';
import type { AuthorityEnv, Deps } from './deps.ts';
import { mailRoutes } from './mail/routes.ts';
import { meRoutes } from './me/routes.ts';
import { outsideRoutes } from './people/outside-routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { noteRoutes } from './plans/notes.ts';
import { ownerRoutes } from './plans/owner-routes.ts';
import { planRoutes } from './plans/routes.ts';
import { issueRoutes } from './schools/issue-routes.ts';
import { schoolRoutes } from './schools/routes.ts';
import { settingsRoutes } from './settings/routes.ts';
import { shareRoutes } from './shares/routes.ts';
import { workRoutes } from './work/routes.ts';

/** The API of officers: who I am, and one authority at a time. */
export function authorityApp(deps: Deps) {
  return makeApp<AuthorityEnv>(deps.log)
    .route('/', meRoutes(deps))
    .route('/', settingsRoutes(deps))
    .route('/', mailRoutes(deps))
    .route('/', peopleRoutes(deps))
    .route('/', outsideRoutes(deps))
    .route('/', ownerRoutes(deps))
    .route('/', auditRoutes(deps))
    .route('/', planRoutes(deps))
    .route('/', noteRoutes(deps))
    .route('/', boardRoutes(deps))
    .route('/', meetingRoutes(deps))
    .route('/', dashboardRoutes(deps))
    .route('/', schoolRoutes(deps))
    .route('/', issueRoutes(deps))
    .route('/', shareRoutes(deps))
    .route('/', workRoutes(deps));
}

export type AuthorityApp = ReturnType<typeof authorityApp>;
