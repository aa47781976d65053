import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { Settings } from '#shared/authorities/schema.ts';
import { settingsQuery } from '../authorities/settings-data.ts';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { besideAnother } from './edited-parts.ts';
import type { Kind, Offer, Offers } from './offers.ts';
import { useSaveSettings } from './use-save-settings.ts';

/** Beside which other one it goes. Said so, a move that is made on the page already is the same once more. */
export interface Beside {
  target: string;
  side: 'before' | 'after';
}

/** Puts an offer in another place, at once on the page, then in the settings: one move after the other. */
export function useOrderOffers<L extends Offers>(kind: Kind<L>, authority: string) {
  const client = useQueryClient();
  const save = useSaveSettings(authority);
  const refresh = useRefresh(authority);
  const tell = useNotices();
  const last = useRef<Promise<void>>(Promise.resolve());
  return useCallback(
    (moved: Offer<L>, to: Beside): void => {
      const { queryKey } = settingsQuery(authority);
      const orderedIn = (settings: Settings) => besideAnother(kind.offersOf(settings), moved.key, to);
      const send = async (): Promise<void> => {
        try {
          const settings = await client.fetchQuery({
            ...settingsQuery(authority),
            staleTime: Number.POSITIVE_INFINITY,
          });
          const offers = orderedIn(settings);
          const place = offers.findIndex(({ key }) => key === moved.key) + 1;
          const words = `“${moved.name}” is now ${place} of ${offers.length}.`;
          await save(kind.change(offers), { version: settings.version }, words);
        } catch (error) {
          tell({ words: `“${moved.name}” was not moved. ${inPlainWords(error)}`, tone: 'trouble' });
          await refresh();
        }
      };
      client.setQueryData<Settings>(queryKey, (before) => before && { ...before, [kind.list]: orderedIn(before) });
      last.current = last.current.then(send);
    },
    [kind, authority, client, save, refresh, tell],
  );
}
