import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCallback, useSyncExternalStore } from 'react';
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
  return {
    authority,
    seat: data?.items.find((seat) => seat.authority === authority) ?? null,
    known: data !== undefined,
  };
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

export const roleNames = {
  admin: 'Administrator',
  editor: 'Editor',
  contributor: 'Contributor',
  reader: 'Reader',
} as const;

export const compartmentNames = { schools: 'Schools', papers: 'Papers', hr: 'Human resources' } as const;
