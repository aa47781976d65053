import { queryOptions } from '@tanstack/react-query';
import type { AskPlace, CyclePlace } from '../api/cycles.ts';
import type { PlanPlace } from '../api/plans.ts';
import { api } from '../api.ts';

/** How often a page that shows who has answered looks again while it is open. */
const liveEvery = 10_000;

export const cyclesQuery = (place: PlanPlace) =>
  queryOptions({
    queryKey: [place.authority, 'cycles', place.plan],
    queryFn: ({ signal }) => api.cycles(place, signal),
  });

export const cycleQuery = (place: CyclePlace) =>
  queryOptions({
    queryKey: [place.authority, 'cycle', place.plan, place.cycle],
    queryFn: ({ signal }) => api.cycle(place, signal),
    refetchInterval: ({ state }) => (state.data?.cycle.locked === null ? liveEvery : false),
  });

export const askQuery = (place: AskPlace) =>
  queryOptions({
    queryKey: [place.authority, 'ask', place.plan, place.cycle, place.node],
    queryFn: ({ signal }) => api.ask(place, signal),
  });

export const myUpdatesInQuery = (authority: string) =>
  queryOptions({
    queryKey: [authority, 'my-updates'],
    queryFn: ({ signal }) => api.myUpdatesIn(authority, signal),
    staleTime: 0,
  });

export const myUpdatesQuery = queryOptions({
  queryKey: ['me', 'updates'],
  queryFn: ({ signal }) => api.myUpdates(signal),
  // An answer just given in one of the authorities shows at once on coming back.
  staleTime: 0,
});
