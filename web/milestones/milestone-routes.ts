import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../route-roots.ts';

const add = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/actions/$node/milestones/new',
  component: lazyRouteComponent(() => import('./milestone-pages.tsx'), 'MilestoneAddPage'),
});
const change = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/actions/$node/milestones/$milestone/change',
  component: lazyRouteComponent(() => import('./milestone-pages.tsx'), 'MilestoneChangePage'),
});

export const milestoneRoutes = [add, change] as const;
