import { queryOptions } from '@tanstack/react-query';
import type { PlanId } from '#shared/ids.ts';
import { api } from '../../api.ts';

export const savedViewsQuery = (authority: string, plan?: PlanId) =>
  queryOptions({
    queryKey: [authority, 'saved-views', plan ?? 'all'],
    queryFn: ({ signal }) => api.savedViews(authority, plan, signal),
  });
