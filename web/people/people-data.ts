import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

export const outsideQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'outside'], queryFn: ({ signal }) => api.outsideSeats(authority, signal) });

export const peopleQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'people'], queryFn: ({ signal }) => api.people(authority, signal) });
