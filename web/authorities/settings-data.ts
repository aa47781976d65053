import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

export const settingsQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'settings'], queryFn: ({ signal }) => api.settings(authority, signal) });
