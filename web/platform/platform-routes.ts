import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../route-roots.ts';

// The part is called `place`: `authority` is where one has a seat, and nobody has one here.
const platform = createRoute({
  getParentRoute: () => root,
  path: '/platform',
  component: lazyRouteComponent(() => import('./directory-page.tsx'), 'DirectoryPage'),
});
const onboard = createRoute({
  getParentRoute: () => root,
  path: '/platform/onboard',
  component: lazyRouteComponent(() => import('./onboard-page.tsx'), 'OnboardPage'),
});
const partnerships = createRoute({
  getParentRoute: () => root,
  path: '/platform/partnerships',
  component: lazyRouteComponent(() => import('./partnerships-page.tsx'), 'PartnershipsPage'),
});
const platformAuthority = createRoute({
  getParentRoute: () => root,
  path: '/platform/$place',
  component: lazyRouteComponent(() => import('./standing-page.tsx'), 'StandingPage'),
});
const suspend = createRoute({
  getParentRoute: () => root,
  path: '/platform/$place/suspend',
  component: lazyRouteComponent(() => import('./suspend-page.tsx'), 'SuspendPage'),
});

export const platformRoutes = [platform, onboard, partnerships, platformAuthority, suspend] as const;
