import { createRootRoute, createRoute } from '@tanstack/react-router';
import { Shell } from './ui/shell.tsx';
import { NotFoundPage } from './ui/trouble.tsx';

/** What every route stands under: the whole, and one authority of it. */
export const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });
export const authority = createRoute({ getParentRoute: () => root, path: '/$authority' });

/** A word of the address's query; nothing, where it is empty. */
export const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
