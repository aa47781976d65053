import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../route-roots.ts';

const said = createRoute({
  getParentRoute: () => authority,
  path: '/meetings/$meeting/items/$item/said',
  component: lazyRouteComponent(() => import('./said-page.tsx'), 'SaidPage'),
});

/** What boards say of the reports they look at. */
export const boardCommentRoutes = [said] as const;
