import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root, word } from '../route-roots.ts';

/** Among audiences a school has a page of its own kind. */
export const schoolAudience = createRoute({
  getParentRoute: () => root,
  path: '/audiences/school/$urn',
  validateSearch: (search): { issue?: string } => {
    const issue = word(search.issue);
    return issue === undefined ? {} : { issue };
  },
  component: lazyRouteComponent(() => import('./school-audience-page.tsx'), 'SchoolAudiencePage'),
});
