import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../route-roots.ts';

export const planLayout = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/layout',
  component: lazyRouteComponent(() => import('./layout-page.tsx'), 'LayoutPage'),
});
