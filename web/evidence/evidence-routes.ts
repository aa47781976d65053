import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../route-roots.ts';

const add = createRoute({
  getParentRoute: () => authority,
  path: '/plans/$plan/actions/$node/evidence/new',
  component: lazyRouteComponent(() => import('./evidence-add-page.tsx'), 'EvidenceAddPage'),
});

export const evidenceRoutes = [add] as const;
