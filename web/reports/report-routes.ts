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

/** What is reported of a plan. */
export const reportRoutes = [cycleReports, difference] as const;
