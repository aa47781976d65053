import { queryOptions } from '@tanstack/react-query';
import { platformApi } from '../api/platform.ts';

export const directoryQuery = queryOptions({
  queryKey: ['platform', 'authorities'],
  queryFn: ({ signal }) => platformApi.platformAuthorities(signal),
});

/** Looked at again every second while somebody founds it. */
export const standingQuery = (place: string) =>
  queryOptions({
    queryKey: ['platform', 'authorities', place],
    queryFn: ({ signal }) => platformApi.platformAuthority(place, signal),
    refetchInterval: ({ state: { data } }) => {
      const state = data?.onboarding?.state;
      return state === 'founding' || state === 'closing' ? 1_000 : false;
    },
  });

export const standingNames = {
  founding: 'Being founded',
  live: 'Live',
  suspended: 'Suspended: read only',
  closed: 'Suspended: closed',
} as const;
