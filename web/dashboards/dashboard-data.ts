import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

export const dashboardQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'dashboard'], queryFn: ({ signal }) => api.dashboard(authority, signal) });

export const profileQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'ofsted-profile'], queryFn: ({ signal }) => api.profile(authority, signal) });

export const indicatorQuery = (authority: string, indicator: string) =>
  queryOptions({
    queryKey: [authority, 'indicator', indicator],
    queryFn: ({ signal }) => api.indicator(authority, indicator, signal),
  });
