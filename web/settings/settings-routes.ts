import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority, word } from '../route-roots.ts';

const startFrom = (search: Record<string, unknown>): { from?: string } => {
  const from = word(search.from);
  return from === undefined ? {} : { from };
};

const orders = ['shapes', 'schemes'] as const;
const inOrder = (search: Record<string, unknown>): { order?: (typeof orders)[number] } => {
  const order = orders.find((each) => each === search.order);
  return order === undefined ? {} : { order };
};

const settings = createRoute({
  getParentRoute: () => authority,
  path: '/settings',
  validateSearch: inOrder,
  component: lazyRouteComponent(() => import('../authorities/settings-page.tsx'), 'SettingsPage'),
});
const strandList = createRoute({
  getParentRoute: () => authority,
  path: '/settings/strands',
  component: lazyRouteComponent(() => import('./strand-list-page.tsx'), 'StrandListPage'),
});
const addShape = createRoute({
  getParentRoute: () => authority,
  path: '/settings/layouts/new',
  validateSearch: startFrom,
  component: lazyRouteComponent(() => import('./shape-pages.tsx'), 'ShapeAddPage'),
});
const changeShape = createRoute({
  getParentRoute: () => authority,
  path: '/settings/layouts/$shape',
  component: lazyRouteComponent(() => import('./shape-pages.tsx'), 'ShapeChangePage'),
});
const addScheme = createRoute({
  getParentRoute: () => authority,
  path: '/settings/statuses/new',
  validateSearch: startFrom,
  component: lazyRouteComponent(() => import('./scheme-pages.tsx'), 'SchemeAddPage'),
});
const changeScheme = createRoute({
  getParentRoute: () => authority,
  path: '/settings/statuses/$scheme',
  component: lazyRouteComponent(() => import('./scheme-pages.tsx'), 'SchemeChangePage'),
});

/** The authority’s own words: its name and colour, its layouts, its statuses. */
export const settingsRoutes = [settings, strandList, addShape, changeShape, addScheme, changeScheme] as const;
