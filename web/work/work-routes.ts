import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../route-roots.ts';

const newImport = createRoute({
  getParentRoute: () => authority,
  path: '/imports/new',
  validateSearch: (search): { into?: string } => (typeof search.into === 'string' ? { into: search.into } : {}),
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportNewPage'),
});
const oneImport = createRoute({
  getParentRoute: () => authority,
  path: '/imports/$import',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});
const oneExport = createRoute({
  getParentRoute: () => authority,
  path: '/exports/$export',
  component: lazyRouteComponent(() => import('./export-page.tsx'), 'ExportPage'),
});

const newCopy = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/copy',
  component: lazyRouteComponent(() => import('./copy-new-page.tsx'), 'CopyNewPage'),
});
const oneCopy = createRoute({
  getParentRoute: () => authority,
  path: '/copies/$copy',
  component: lazyRouteComponent(() => import('./copy-page.tsx'), 'CopyPage'),
});

/** Imports, exports and copies, each a page that waits for its work. */
export const work = [newImport, oneImport, oneExport, newCopy, oneCopy] as const;
