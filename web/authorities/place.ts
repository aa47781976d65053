import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCallback, useSyncExternalStore } from 'react';
import type { MyAudience } from '#shared/audiences/schema.ts';
import type { MySeat } from '#shared/people/schema.ts';
import { api } from '../api.ts';
import { onSessionChange, sessionState } from '../session.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api.me(signal),
  staleTime: 60_000,
});

export const homeQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'home'], queryFn: ({ signal }) => api.home(authority, signal) });

/** `partnership:eastern` as the two parts of its address. */
export function addressOf({ kind, audience }: MyAudience): { kind: string; id: string } {
  return { kind, id: audience.slice(kind.length + 1) };
}

export function useSession() {
  return useSyncExternalStore(onSessionChange, sessionState);
}

export function useMe() {
  return useQuery({ ...meQuery, enabled: useSession() === 'signed-in' });
}

/** The authority that the address names, with one's own seat there; `seat` is null until it is known, or where there is none. */
export function usePlace(): { authority: string | null; seat: MySeat | null; known: boolean } {
  const params = useParams({ strict: false });
  const { data } = useMe();
  const authority = params.authority ?? null;
  const seat = data?.items.find((one) => one.authority === authority) ?? null;
  return { authority, seat, known: data !== undefined };
}

/** Names the people of an authority: elsewhere they are ids alone. */
export function useNames(authority: string): (person: string | null) => string {
  const { data } = useQuery(homeQuery(authority));
  return useCallback(
    (id) => {
      if (id === null) return 'Placeboard';
      const person = data?.people.find((one) => one.id === id);
      if (person === undefined) return data === undefined ? '…' : 'Someone no longer listed';
      return person.left ? `${person.name} (has left)` : person.name;
    },
    [data],
  );
}
