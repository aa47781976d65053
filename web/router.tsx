import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { audience, boardMeeting, outsideAsk, sendMeeting, sharePlan, shares } from './audiences/audience-routes.ts';
import { schoolAudience } from './audiences/school-routes.ts';
import { communicationRoutes } from './communications/communication-routes.ts';
import { consultationRoutes, sharedConsultation } from './consultations/consultation-routes.ts';
import { allUpdates, cycleRoutes } from './cycles/cycle-routes.ts';
import { mail } from './mail/mail-route.ts';
import { myWorkSearchFrom } from './my-work/my-work-groups.ts';
import { invite, ownedActions, peopleOutside } from './people/people-routes.ts';
import { planColumns, planLayout } from './plans/layout/layout-route.ts';
import { planSearchFrom } from './plans/page/plan-filters.ts';
import { partRoutes } from './plans/part-routes.ts';
import { platformRoutes } from './platform/platform-routes.ts';
import { authority, root, word } from './route-roots.ts';
import { schoolIssues } from './schools/school-routes.ts';
import { search } from './search/search-route.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import { strandRoutes } from './strands/strand-routes.ts';
import { UnexpectedPage } from './ui/trouble.tsx';
import { work } from './work/work-routes.ts';

const landing = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search): { trouble?: string } => {
    const trouble = word(search.trouble);
    return trouble === undefined ? {} : { trouble };
  },
  component: lazyRouteComponent(() => import('./home/landing-page.tsx'), 'LandingPage'),
});
const signedIn = createRoute({
  getParentRoute: () => root,
  path: '/signed-in',
  component: lazyRouteComponent(() => import('./home/arriving-page.tsx'), 'ArrivingPage'),
});
const accessibility = createRoute({
  getParentRoute: () => root,
  path: '/accessibility',
  component: lazyRouteComponent(() => import('./home/accessibility-page.tsx'), 'AccessibilityPage'),
});
const cookies = createRoute({
  getParentRoute: () => root,
  path: '/cookies',
  component: lazyRouteComponent(() => import('./home/cookies-page.tsx'), 'CookiesPage'),
});
const authorities = createRoute({
  getParentRoute: () => root,
  path: '/authorities',
  validateSearch: (search): { from?: 'sign-in' } => (search.from === 'sign-in' ? { from: 'sign-in' } : {}),
  component: lazyRouteComponent(() => import('./authorities/authorities-page.tsx'), 'AuthoritiesPage'),
});
const myWork = createRoute({
  getParentRoute: () => root,
  path: '/work',
  validateSearch: myWorkSearchFrom,
  component: lazyRouteComponent(() => import('./my-work/my-work-page.tsx'), 'MyWorkPage'),
});
const accept = createRoute({
  getParentRoute: () => root,
  path: '/accept',
  component: lazyRouteComponent(() => import('./people/accept-page.tsx'), 'AcceptPage'),
});

const home = createRoute({
  getParentRoute: () => authority,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
});
const people = createRoute({
  getParentRoute: () => authority,
  path: '/people',
  component: lazyRouteComponent(() => import('./people/people-page.tsx'), 'PeoplePage'),
});
const seat = createRoute({
  getParentRoute: () => authority,
  path: '/people/$person',
  component: lazyRouteComponent(() => import('./people/seat-page.tsx'), 'SeatPage'),
});
const audit = createRoute({
  getParentRoute: () => authority,
  path: '/audit',
  validateSearch: (search): { subject?: string } => {
    const subject = word(search.subject);
    return subject === undefined ? {} : { subject };
  },
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
});

const plans = createRoute({
  getParentRoute: () => authority,
  path: '/plans',
  component: lazyRouteComponent(() => import('./plans/plans-page.tsx'), 'PlansPage'),
});
const addPlan = createRoute({
  getParentRoute: () => authority,
  path: '/plans/new',
  component: lazyRouteComponent(() => import('./plans/plan-add-page.tsx'), 'PlanAddPage'),
});
const plan = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan',
  validateSearch: planSearchFrom,
  component: lazyRouteComponent(() => import('./plans/page/plan-page.tsx'), 'PlanPage'),
});
const changePlan = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/change',
  component: lazyRouteComponent(() => import('./plans/plan-change-page.tsx'), 'PlanChangePage'),
});
const addRow = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/rows/new',
  validateSearch: (search): { level?: string; parent?: string } => {
    const [level, parent] = [word(search.level), word(search.parent)];
    return { ...(level === undefined ? {} : { level }), ...(parent === undefined ? {} : { parent }) };
  },
  component: lazyRouteComponent(() => import('./plans/row/row-add-page.tsx'), 'RowAddPage'),
});
const action = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/actions/$node',
  component: lazyRouteComponent(() => import('./plans/row/action-page.tsx'), 'ActionPage'),
});
const changeRow = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/actions/$node/change',
  component: lazyRouteComponent(() => import('./plans/row/row-change-page.tsx'), 'RowChangePage'),
});
const update = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/actions/$node/update',
  component: lazyRouteComponent(() => import('./plans/update/update-page.tsx'), 'UpdatePage'),
});

const dashboard = createRoute({
  getParentRoute: () => authority,
  path: '/dashboard',
  validateSearch: (search): { by?: 'pupils' } => (search.by === 'pupils' ? { by: 'pupils' } : {}),
  component: lazyRouteComponent(() => import('./dashboards/dashboard-page.tsx'), 'DashboardPage'),
});
const schools = createRoute({
  getParentRoute: () => authority,
  path: '/schools',
  component: lazyRouteComponent(() => import('./schools/schools-page.tsx'), 'SchoolsPage'),
});
const school = createRoute({
  getParentRoute: () => authority,
  path: '/schools/$urn',
  component: lazyRouteComponent(() => import('./schools/school-page.tsx'), 'SchoolPage'),
});
const addCategory = createRoute({
  getParentRoute: () => authority,
  path: '/schools/$urn/category',
  component: lazyRouteComponent(() => import('./schools/category-add-page.tsx'), 'CategoryAddPage'),
});

const boards = createRoute({
  getParentRoute: () => authority,
  path: '/boards',
  component: lazyRouteComponent(() => import('./boards/boards-page.tsx'), 'BoardsPage'),
});
const addBoard = createRoute({
  getParentRoute: () => authority,
  path: '/boards/new',
  component: lazyRouteComponent(() => import('./boards/board-edit-pages.tsx'), 'BoardAddPage'),
});
const board = createRoute({
  getParentRoute: () => authority,
  path: '/boards/$board',
  component: lazyRouteComponent(() => import('./boards/board-page.tsx'), 'BoardPage'),
});
const changeBoard = createRoute({
  getParentRoute: () => authority,
  path: '/boards/$board/change',
  component: lazyRouteComponent(() => import('./boards/board-edit-pages.tsx'), 'BoardChangePage'),
});
const addMember = createRoute({
  getParentRoute: () => authority,
  path: '/boards/$board/members/new',
  component: lazyRouteComponent(() => import('./boards/member-pages.tsx'), 'MemberAddPage'),
});
const changeMember = createRoute({
  getParentRoute: () => authority,
  path: '/boards/$board/members/$member',
  component: lazyRouteComponent(() => import('./boards/member-pages.tsx'), 'MemberChangePage'),
});
const addMeeting = createRoute({
  getParentRoute: () => authority,
  path: '/boards/$board/meetings/new',
  component: lazyRouteComponent(() => import('./boards/meeting-edit-pages.tsx'), 'MeetingAddPage'),
});
const meeting = createRoute({
  getParentRoute: () => authority,
  path: '/meetings/$meeting',
  validateSearch: (search): { item?: string } => {
    const item = word(search.item);
    return item === undefined ? {} : { item };
  },
  component: lazyRouteComponent(() => import('./boards/meeting-page.tsx'), 'MeetingPage'),
});
const changeMeeting = createRoute({
  getParentRoute: () => authority,
  path: '/meetings/$meeting/change',
  component: lazyRouteComponent(() => import('./boards/meeting-edit-pages.tsx'), 'MeetingChangePage'),
});
const makeAction = createRoute({
  getParentRoute: () => authority,
  path: '/meetings/$meeting/decisions/$decision/action',
  validateSearch: (search): { plan?: string } => {
    const plan = word(search.plan);
    return plan === undefined ? {} : { plan };
  },
  component: lazyRouteComponent(() => import('./boards/action-make-page.tsx'), 'ActionMakePage'),
});

const ofAuthority = [
  home,
  search,
  ...settingsRoutes,
  ...strandRoutes,
  mail,
  people,
  invite,
  seat,
  ownedActions,
  ...peopleOutside,
  audit,
  plans,
  addPlan,
  plan,
  changePlan,
  planLayout,
  planColumns,
  addRow,
  action,
  changeRow,
  update,
  ...cycleRoutes,
  dashboard,
  schools,
  school,
  addCategory,
  ...schoolIssues,
  ...communicationRoutes,
  ...consultationRoutes,
  boards,
  addBoard,
  board,
  changeBoard,
  addMember,
  changeMember,
  addMeeting,
  meeting,
  changeMeeting,
  makeAction,
  shares,
  sharePlan,
  sendMeeting,
  ...partRoutes,
  ...work,
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    landing,
    signedIn,
    accessibility,
    cookies,
    authorities,
    myWork,
    allUpdates,
    accept,
    audience,
    boardMeeting,
    sharedConsultation,
    outsideAsk,
    schoolAudience,
    ...platformRoutes,
    authority.addChildren(ofAuthority),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: UnexpectedPage,
  // Addresses are read by people: plain words, never JSON.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const words = new URLSearchParams();
    for (const [key, value] of Object.entries(search)) if (typeof value === 'string') words.set(key, value);
    return words.size === 0 ? '' : `?${words}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
