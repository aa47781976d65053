import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../route-roots.ts';
import { differenceSearch, reportSearch } from './report-search.ts';

const cycleReports = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/cycles/$cycle/report',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./cycle-reports-page.tsx'), 'CycleReportsPage'),
});
const difference = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/difference',
  validateSearch: differenceSearch,
  component: lazyRouteComponent(() => import('./difference-page.tsx'), 'DifferencePage'),
});

const said = createRoute({
  getParentRoute: () => authority,
  path: '/meetings/$meeting/items/$item/said',
  component: lazyRouteComponent(() => import('../board-comments/said-page.tsx'), 'SaidPage'),
});

/** What is reported of a plan, and what boards say of it. */
export const reportRoutes = [cycleReports, difference, said] as const;
