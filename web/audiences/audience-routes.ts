import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority, root, word } from '../route-roots.ts';

export const audience = createRoute({
  getParentRoute: () => root,
  path: '/audiences/$kind/$id',
  component: lazyRouteComponent(() => import('./audience-page.tsx'), 'AudiencePage'),
});
export const boardMeeting = createRoute({
  getParentRoute: () => root,
  path: '/audiences/$kind/$id/meetings/$meeting',
  validateSearch: (search): { paper?: string } => {
    const paper = word(search.paper);
    return paper === undefined ? {} : { paper };
  },
  component: lazyRouteComponent(() => import('./board-meeting-page.tsx'), 'BoardMeetingPage'),
});
/** For a member who owns an action: what they are asked about it. */
export const outsideAsk = createRoute({
  getParentRoute: () => root,
  path: '/audiences/$kind/$id/cycles/$cycle/asks/$node',
  component: lazyRouteComponent(() => import('./outside-ask-page.tsx'), 'OutsideAskPage'),
});
export const sendMeeting = createRoute({
  getParentRoute: () => authority,
  path: '/meetings/$meeting/send',
  validateSearch: (search): { to?: 'everyone' } => (search.to === 'everyone' ? { to: 'everyone' } : {}),
  component: lazyRouteComponent(() => import('./send-page.tsx'), 'SendPage'),
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
