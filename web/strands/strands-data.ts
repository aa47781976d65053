import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

export const strandsQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'strands'], queryFn: ({ signal }) => api.strands(authority, signal) });

export const strandQuery = (authority: string, strand: string) =>
  queryOptions({
    queryKey: [authority, 'strand', strand],
    queryFn: ({ signal }) => api.strand(authority, strand, signal),
  });
