import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Party } from '#shared/plans/party.ts';
import { useNames } from '../authorities/place.ts';
import { boardsQuery } from '../boards/board-data.ts';

/** Names the boards of an authority, where a row holds their ids. */
export function useBoardNames(authority: string): (board: string) => string {
  const { data } = useQuery(boardsQuery(authority));
  return useCallback(
    (id) =>
      data?.items.find((board) => board.id === id)?.name ?? (data === undefined ? '…' : 'A board no longer listed'),
    [data],
  );
}

/** Names those who answer for a row: people and boards are ids elsewhere, roles and bodies are words already. */
export function usePartyNames(authority: string): (party: Party) => string {
  const names = useNames(authority);
  const boards = useBoardNames(authority);
  return useCallback(
    (party) => {
      if (party.kind === 'person') return names(party.person);
      return party.kind === 'board' ? boards(party.board) : party.name;
    },
    [names, boards],
  );
}

export const partiesInWords = (parties: readonly Party[], name: (party: Party) => string): string =>
  parties.map(name).join('; ');
