import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { reportRoutes } from '../reports/report-routes.ts';
import { authority, root } from '../route-roots.ts';

const cycles = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/cycles',
  component: lazyRouteComponent(() => import('./cycles-page.tsx'), 'CyclesPage'),
});
const openCycle = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/cycles/open',
  component: lazyRouteComponent(() => import('./cycle-form-pages.tsx'), 'CycleOpenPage'),
});
const cycle = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/cycles/$cycle',
  component: lazyRouteComponent(() => import('./cycle-page.tsx'), 'CyclePage'),
});
const changeCycle = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/cycles/$cycle/change',
  component: lazyRouteComponent(() => import('./cycle-form-pages.tsx'), 'CycleChangePage'),
});
const ask = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/cycles/$cycle/asks/$node',
  component: lazyRouteComponent(() => import('./ask-page.tsx'), 'AskPage'),
});
const updates = createRoute({
  getParentRoute: () => authority,
  path: '/updates',
  component: lazyRouteComponent(() => import('./updates-page.tsx'), 'UpdatesPage'),
});

/** What a plan’s cycles ask, in one authority, and what is reported of it. */
export const cycleRoutes = [cycles, openCycle, cycle, changeCycle, ask, updates, ...reportRoutes] as const;

/** What is asked of someone in every authority where they have a seat. */
export const allUpdates = createRoute({
  getParentRoute: () => root,
  path: '/updates',
  component: lazyRouteComponent(() => import('./updates-page.tsx'), 'AllUpdatesPage'),
});
