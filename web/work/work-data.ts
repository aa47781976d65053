import { queryOptions } from '@tanstack/react-query';
import type { WorkState } from '#shared/work/schema.ts';
import { api } from '../api.ts';

const underWay: readonly WorkState[] = ['queued', 'running', 'committing'];

export function isUnderWay(state: WorkState): boolean {
  return underWay.includes(state);
}

/** Asks again each second while the work is under way, and no longer. */
function every(state: WorkState | undefined): number | false {
  return state !== undefined && isUnderWay(state) ? 1_000 : false;
}

export const importQuery = (authority: string, id: string) =>
  queryOptions({
    queryKey: [authority, 'import', id],
    queryFn: ({ signal }) => api.import(authority, id, signal),
    refetchInterval: (query) => every(query.state.data?.state),
  });

export const copyQuery = (authority: string, id: string) =>
  queryOptions({
    queryKey: [authority, 'copy', id],
    queryFn: ({ signal }) => api.copy(authority, id, signal),
    refetchInterval: (query) => every(query.state.data?.state),
  });

export const exportQuery = (authority: string, id: string) =>
  queryOptions({
    queryKey: [authority, 'export', id],
    queryFn: ({ signal }) => api.export(authority, id, signal),
    refetchInterval: (query) => every(query.state.data?.state),
  });
