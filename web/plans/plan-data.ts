import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Recorded } from '#shared/plans/schema.ts';
import type { NodePlace, PlanPlace } from '../api/plans.ts';
import { api } from '../api.ts';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { momentQuery, type SearchedMoment } from './plan-moment.ts';

export const plansQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'plans'], queryFn: ({ signal }) => api.plans(authority, signal) });

export const planQuery = (place: PlanPlace, moment: SearchedMoment = {}) =>
  queryOptions({
    queryKey: [place.authority, 'plan', place.plan, moment.asAt ?? 'now', moment.known ?? 'all'],
    queryFn: ({ signal }) => api.plan(place, momentQuery(moment), signal),
    // Going from one date to another, the page stays until the other comes; it never stays across plans.
    placeholderData: (before, query) => (query?.queryKey[2] === place.plan ? keepPreviousData(before) : undefined),
  });

export const layoutUsesQuery = (place: PlanPlace) =>
  queryOptions({
    queryKey: [place.authority, 'layout-uses', place.plan],
    queryFn: ({ signal }) => api.layoutUses(place, signal),
  });

export const nodeQuery = (place: NodePlace) =>
  queryOptions({
    queryKey: [place.authority, 'node', place.plan, place.node],
    queryFn: ({ signal }) => api.node(place, signal),
  });

/** Says what was done, offers to undo it, and waits until the page knows of it. */
export function useDone(place: PlanPlace): (words: string, recorded: Pick<Recorded, 'entry'>) => Promise<void> {
  const done = useEntryDone(place);
  return useCallback((words, recorded) => done(words, recorded.entry), [done]);
}

/** The same for a change that is known by its entry alone. */
export function useEntryDone(place: PlanPlace): (words: string, entry: string) => Promise<void> {
  const { authority, plan } = place;
  const tell = useNotices();
  const refresh = useRefresh(authority);
  return useCallback(
    async (words, entry) => {
      const undo = async (): Promise<void> => {
        try {
          await api.undo({ authority, plan }, entry);
          tell({ words: 'Undone. Everything is as it was before.' });
        } catch (error) {
          tell({ words: `This was not undone. ${inPlainWords(error)}`, tone: 'trouble' });
        }
        await refresh();
      };
      tell({ words, button: { label: 'Undo', press: () => void undo() } });
      await refresh();
    },
    [authority, plan, tell, refresh],
  );
}
