import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Everything of an authority that a change may have touched is asked for again. */
export function useRefresh(authority: string): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: [authority] }), [client, authority]);
}
