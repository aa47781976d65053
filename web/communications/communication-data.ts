import { queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Communication } from '#shared/communications/schema.ts';
import { api } from '../api.ts';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';

export const communicationsQuery = (authority: string) =>
  queryOptions({
    queryKey: [authority, 'communications'],
    queryFn: ({ signal }) => api.communications(authority, signal),
  });

/** Says what was done and offers to take it back. */
export function useTakingBack(authority: string): (words: string, done: Communication) => Promise<void> {
  const tell = useNotices();
  const refresh = useRefresh(authority);
  return useCallback(
    async (words, { id, version }) => {
      const undo = async (): Promise<void> => {
        try {
          await api.reopenCommunication({ authority, communication: id }, { version, key: crypto.randomUUID() });
          tell({ words: 'Undone. The message is planned, as it was before.' });
        } catch (error) {
          tell({ words: `This was not undone. ${inPlainWords(error)}`, tone: 'trouble' });
        }
        await refresh();
      };
      tell({ words, button: { label: 'Undo', press: () => void undo() } });
      await refresh();
    },
    [authority, tell, refresh],
  );
}
