import { queryOptions } from '@tanstack/react-query';
import type { Standing } from '#shared/authorities/standing.ts';
import type { Status } from '#shared/vocabulary.ts';
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

/** How an authority stands, drawn like a status. */
export const standingTags = {
  founding: { label: 'Being founded', colour: 'grey', shape: 'circle' },
  live: { label: 'Live', colour: 'green', shape: 'tick' },
  suspended: { label: 'Suspended: read only', colour: 'orange', shape: 'triangle' },
  closed: { label: 'Suspended: closed', colour: 'red', shape: 'square' },
} as const satisfies Record<Standing, Pick<Status, 'label' | 'colour' | 'shape'>>;
