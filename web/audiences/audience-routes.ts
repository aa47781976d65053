import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority, root, word } from '../route-roots.ts';

export const audience = createRoute({
  getParentRoute: () => root,
  path: '/audiences/$kind/$id',
  component: lazyRouteComponent(() => import('./audience-page.tsx'), 'AudiencePage'),
});
export const shares = createRoute({
  getParentRoute: () => authority,
  path: '/shares',
  component: lazyRouteComponent(() => import('./shares-page.tsx'), 'SharesPage'),
});
export const sharePlan = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/share',
  validateSearch: (search): { row?: string } => {
    const row = word(search.row);
    return row === undefined ? {} : { row };
  },
  component: lazyRouteComponent(() => import('./share-page.tsx'), 'SharePage'),
});
