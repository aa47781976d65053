import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

export const peopleQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'people'], queryFn: ({ signal }) => api.people(authority, signal) });
