import { featuresOf } from '#kernel/features.ts';
import type { AuthorityEnv, Deps } from './deps.ts';

const one = '/api/authorities/:authority';

/** The API of officers: who I am, and one authority at a time. Of two features that could answer, the first does. */
export const authorityFeatures = (deps: Deps) =>
  featuresOf<AuthorityEnv>(deps.log)
    .at(['/api/me/*'], async () => (await import('./me/routes.ts')).meRoutes(deps))
    .at([one, `${one}/settings/*`], async () => (await import('./settings/routes.ts')).settingsRoutes(deps))
    .at([`${one}/mail`], async () => (await import('./mail/routes.ts')).mailRoutes(deps))
    .at([`${one}/people/:person/actions/*`], async () => (await import('./plans/owner-routes.ts')).ownerRoutes(deps))
    .at([`${one}/people/*`], async () => (await import('./people/routes.ts')).peopleRoutes(deps))
    .at([`${one}/outside-seats/*`], async () => (await import('./people/outside-routes.ts')).outsideRoutes(deps))
    .at([`${one}/search`], async () => (await import('./search/routes.ts')).searchRoutes(deps))
    .at([`${one}/audit/*`], async () => (await import('./audit/routes.ts')).auditRoutes(deps))
    .at([`${one}/plans/:plan/nodes/:node/notes`], async () => (await import('./plans/notes.ts')).noteRoutes(deps))
    .at([`${one}/plans/:plan/cycles/:cycle/reports/*`, `${one}/plans/:plan/difference`], async () =>
      (await import('./reports/routes.ts')).reportRoutes(deps),
    )
    .at([`${one}/plans/:plan/cycles/*`, `${one}/updates`], async () =>
      (await import('./cycles/routes.ts')).cycleRoutes(deps),
    )
    .at([`${one}/plans/:plan/nodes/:node/criteria/*`], async () =>
      (await import('./plans/criterion-routes.ts')).criterionRoutes(deps),
    )
    .at([`${one}/plans/:plan/nodes/:node/comments/*`], async () =>
      (await import('./plans/comment-routes.ts')).commentRoutes(deps),
    )
    .at([`${one}/plans/:plan/nodes/:node/milestones/*`], async () =>
      (await import('./plans/milestone-routes.ts')).milestoneRoutes(deps),
    )
    .at([`${one}/plans/:plan/nodes/:node/evidence/*`], async () =>
      (await import('./plans/evidence-routes.ts')).evidenceRoutes(deps),
    )
    .at([`${one}/plans/:plan/bulk/*`], async () => (await import('./plans/bulk-routes.ts')).bulkRoutes(deps))
    .at([`${one}/plans/:plan/layout`, `${one}/plans/:plan/columns`], async () =>
      (await import('./plans/layout-routes.ts')).layoutRoutes(deps),
    )
    .at([`${one}/plans/:plan/links/*`, `${one}/plans/:plan/nodes/:node/hand-over`], async () =>
      (await import('./plans/link-routes.ts')).linkRoutes(deps),
    )
    .at([`${one}/plans/*`], async () => (await import('./plans/routes.ts')).planRoutes(deps))
    .at([`${one}/saved-views/*`], async () => (await import('./plans/view-routes.ts')).viewRoutes(deps))
    .at(
      [`${one}/meetings/:meeting/agenda-items/:item/report`, `${one}/meetings/:meeting/agenda-items/:item/comments/*`],
      async () => (await import('./boards/comment-routes.ts')).boardCommentRoutes(deps),
    )
    .at([`${one}/boards/:board/meetings`, `${one}/meetings/*`], async () =>
      (await import('./boards/meeting-routes.ts')).meetingRoutes(deps),
    )
    .at([`${one}/boards/*`, `${one}/forward-plan`], async () => (await import('./boards/routes.ts')).boardRoutes(deps))
    .at([`${one}/dashboard`, `${one}/ofsted-profile/*`, `${one}/indicators/*`], async () =>
      (await import('./dashboards/routes.ts')).dashboardRoutes(deps),
    )
    .at([`${one}/schools/:urn/issues/*`], async () => (await import('./schools/issue-routes.ts')).issueRoutes(deps))
    .at([`${one}/schools/*`, `${one}/categories/*`], async () =>
      (await import('./schools/routes.ts')).schoolRoutes(deps),
    )
    .at([`${one}/consultations/*`], async () => (await import('./consultations/routes.ts')).consultationRoutes(deps))
    .at([`${one}/communications/*`], async () => (await import('./communications/routes.ts')).communicationRoutes(deps))
    .at([`${one}/strands/*`], async () => (await import('./plans/strand-routes.ts')).strandRoutes(deps))
    .at([`${one}/shares/*`], async () => (await import('./shares/routes.ts')).shareRoutes(deps))
    .at([`${one}/copies/*`], async () => (await import('./work/copy-routes.ts')).copyRoutes(deps))
    .at([`${one}/imports/*`, `${one}/exports/*`], async () => (await import('./work/routes.ts')).workRoutes(deps));

export const authorityApp = (deps: Deps) => authorityFeatures(deps).app();

export type AuthorityApp = ReturnType<typeof authorityApp>;
