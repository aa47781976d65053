import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../route-roots.ts';
import { searchAddressFrom } from './search-address.ts';

/** Looking for something in an authority by its words. */
export const search = createRoute({
  getParentRoute: () => authority,
  path: '/search',
  validateSearch: searchAddressFrom,
  component: lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage'),
});
