import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority, word } from '../route-roots.ts';

const communications = createRoute({
  getParentRoute: () => authority,
  path: '/communications',
  validateSearch: (search): { channel?: string; state?: string; mine?: 'yes' } => {
    const [channel, state] = [word(search.channel), word(search.state)];
    return {
      ...(channel === undefined ? {} : { channel }),
      ...(state === undefined ? {} : { state }),
      ...(search.mine === 'yes' ? { mine: 'yes' } : {}),
    };
  },
  component: lazyRouteComponent(() => import('./communications-page.tsx'), 'CommunicationsPage'),
});
const add = createRoute({
  getParentRoute: () => authority,
  path: '/communications/new',
  component: lazyRouteComponent(() => import('./communication-edit-pages.tsx'), 'CommunicationAddPage'),
});
const change = createRoute({
  getParentRoute: () => authority,
  path: '/communications/$communication',
  component: lazyRouteComponent(() => import('./communication-edit-pages.tsx'), 'CommunicationPage'),
});

export const communicationRoutes = [communications, add, change] as const;
