import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authority } from '../route-roots.ts';

/** Which mail I get from an authority. */
export const mail = createRoute({
  getParentRoute: () => authority,
  path: '/mail',
  component: lazyRouteComponent(() => import('./mail-page.tsx'), 'MailPage'),
});
