import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SettingsChange, SettingsChanged } from '#shared/authorities/schema.ts';
import type { How } from '../api/client.ts';
import { api } from '../api.ts';
import { meQuery } from '../authorities/place.ts';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';

/** Saves settings, waits until the page knows of it, and offers to undo it. */
export function useSaveSettings(authority: string) {
  const client = useQueryClient();
  const tell = useNotices();
  return useCallback(
    async (change: SettingsChange, how: How, words: string): Promise<SettingsChanged> => {
      const refresh = async (): Promise<void> => {
        await client.invalidateQueries({ queryKey: [authority] });
        await client.invalidateQueries({ queryKey: meQuery.queryKey });
      };
      const saved = await api.changeSettings(authority, change, how);
      const undo = async (): Promise<void> => {
        try {
          await api.undoSettings(authority, saved.entry);
          tell({ words: 'Undone. The settings are as they were before.' });
        } catch (error) {
          tell({ words: `This was not undone. ${inPlainWords(error)}`, tone: 'trouble' });
        }
        await refresh();
      };
      await refresh();
      tell({ words, button: { label: 'Undo', press: () => void undo() } });
      return saved;
    },
    [authority, client, tell],
  );
}
