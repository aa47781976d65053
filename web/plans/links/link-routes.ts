import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../../route-roots.ts';

const link = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/actions/$node/link',
  component: lazyRouteComponent(() => import('./link-add-page.tsx'), 'LinkAddPage'),
});
const handOver = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/actions/$node/hand-over',
  component: lazyRouteComponent(() => import('./hand-over-page.tsx'), 'HandOverPage'),
});

/** Linking a row to another plan, and closing an action into one. */
export const linkRoutes = [link, handOver] as const;
