import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority, word } from '../route-roots.ts';

const outside = createRoute({
  getParentRoute: () => authority,
  path: '/people/outside',
  component: lazyRouteComponent(() => import('./outside-page.tsx'), 'OutsidePage'),
});
const inviteOutside = createRoute({
  getParentRoute: () => authority,
  path: '/people/outside/invite',
  component: lazyRouteComponent(() => import('./outside-invite-page.tsx'), 'OutsideInvitePage'),
});

export const ownedActions = createRoute({
  getParentRoute: () => authority,
  path: '/people/$person/actions',
  component: lazyRouteComponent(() => import('./owned-actions-page.tsx'), 'OwnedActionsPage'),
});

/** Those outside the authority to whom it has given a seat. */
export const peopleOutside = [outside, inviteOutside] as const;
export const invite = createRoute({
  getParentRoute: () => authority,
  path: '/people/invite',
  validateSearch: (search): { person?: string } => {
    const person = word(search.person);
    return person === undefined ? {} : { person };
  },
  component: lazyRouteComponent(() => import('./invite-page.tsx'), 'InvitePage'),
});
