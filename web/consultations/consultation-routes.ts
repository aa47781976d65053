import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority, root, word } from '../route-roots.ts';

const consultations = createRoute({
  getParentRoute: () => authority,
  path: '/consultations',
  component: lazyRouteComponent(() => import('./consultations-page.tsx'), 'ConsultationsPage'),
});
const open = createRoute({
  getParentRoute: () => authority,
  path: '/consultations/new',
  validateSearch: (search): { plan?: string } => {
    const plan = word(search.plan);
    return plan === undefined ? {} : { plan };
  },
  component: lazyRouteComponent(() => import('./open-page.tsx'), 'OpenPage'),
});
const consultation = createRoute({
  getParentRoute: () => authority,
  path: '/consultations/$consultation',
  component: lazyRouteComponent(() => import('./consultation-page.tsx'), 'ConsultationPage'),
});
const change = createRoute({
  getParentRoute: () => authority,
  path: '/consultations/$consultation/change',
  component: lazyRouteComponent(() => import('./change-page.tsx'), 'ChangePage'),
});
const comment = createRoute({
  getParentRoute: () => authority,
  path: '/consultations/$consultation/comment',
  validateSearch: (search): { row?: string } => {
    const row = word(search.row);
    return row === undefined ? {} : { row };
  },
  component: lazyRouteComponent(() => import('./comment-page.tsx'), 'CommentPage'),
});
const final = createRoute({
  getParentRoute: () => authority,
  path: '/consultations/$consultation/final',
  component: lazyRouteComponent(() => import('./final-page.tsx'), 'FinalPage'),
});

/** For the members of a board or a partnership who are asked. */
export const sharedConsultation = createRoute({
  getParentRoute: () => root,
  path: '/audiences/$kind/$id/consultations/$consultation',
  component: lazyRouteComponent(() => import('./member-page.tsx'), 'MemberConsultationPage'),
});

export const consultationRoutes = [consultations, open, consultation, change, comment, final] as const;
