import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../route-roots.ts';

const issuePage = createRoute({
  getParentRoute: () => authority,
  path: '/schools/$urn/issue',
  component: lazyRouteComponent(() => import('./issue-page.tsx'), 'IssuePage'),
});
const issuedPage = createRoute({
  getParentRoute: () => authority,
  path: '/schools/$urn/issues/$issue',
  component: lazyRouteComponent(() => import('./issued-page.tsx'), 'IssuedPage'),
});

/** Issuing a school's page to its head and governors. */
export const schoolIssues = [issuePage, issuedPage] as const;
