import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

export const settingsQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'settings'], queryFn: ({ signal }) => api.settings(authority, signal) });

/** What updates ever gave of the statuses, for those who change them. */
export const statusUsesQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'status-uses'], queryFn: ({ signal }) => api.statusUses(authority, signal) });
