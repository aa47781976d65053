import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../../route-roots.ts';

export const planLayout = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/layout',
  component: lazyRouteComponent(() => import('./layout-page.tsx'), 'LayoutPage'),
});

/** The columns of one plan alone. */
export const planColumns = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/columns',
  component: lazyRouteComponent(() => import('./columns-page.tsx'), 'ColumnsPage'),
});
