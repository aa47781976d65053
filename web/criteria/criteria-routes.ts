import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../route-roots.ts';

const add = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/actions/$node/criteria/new',
  component: lazyRouteComponent(() => import('./criterion-pages.tsx'), 'CriterionAddPage'),
});
const change = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/actions/$node/criteria/$criterion/change',
  component: lazyRouteComponent(() => import('./criterion-pages.tsx'), 'CriterionChangePage'),
});
const evaluate = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/actions/$node/criteria/$criterion/evaluate',
  component: lazyRouteComponent(() => import('./evaluate-page.tsx'), 'EvaluatePage'),
});

export const criteriaRoutes = [add, change, evaluate] as const;
