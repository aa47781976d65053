import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../route-roots.ts';

const strands = createRoute({
  getParentRoute: () => authority,
  path: '/strands',
  component: lazyRouteComponent(() => import('./strands-page.tsx'), 'StrandsPage'),
});
const strand = createRoute({
  getParentRoute: () => authority,
  path: '/strands/$strand',
  component: lazyRouteComponent(() => import('./strand-page.tsx'), 'StrandPage'),
});

/** Strands, strategies and day-to-day business, and what leads to each. */
export const strandRoutes = [strands, strand] as const;
