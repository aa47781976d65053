import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AskLine, CycleView } from '#shared/cycles/views.ts';
import type { CyclePlace } from '../api/cycles.ts';
import { api } from '../api.ts';
import { homeQuery } from '../authorities/place.ts';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { counted } from '../ui/words.ts';

type Owned = Pick<AskLine, 'owner'>;

/** Says of an owner who is no officer how they are asked; null of everybody else. */
export function useOutside(authority: string, { cycle }: Pick<CycleView, 'cycle'>): (ask: Owned) => string | null {
  const { data } = useQuery(homeQuery(authority));
  const asked = new Set<string>(cycle.outside.flatMap(({ people }) => people));
  const outside = new Set<string>(data?.people.filter((person) => person.outside).map(({ id }) => id) ?? []);
  return ({ owner }) => {
    if (owner === null || !outside.has(owner)) return null;
    return asked.has(owner) ? 'outside, asked through their board' : 'outside, not asked yet';
  };
}

/** Owners outside who were given an action, or a seat at a board, since the cycle opened: one step asks them all. */
export function AskingOutside({ view, place }: { view: CycleView; place: CyclePlace }) {
  const { data } = useQuery(homeQuery(place.authority));
  const tell = useNotices();
  const refresh = useRefresh(place.authority);
  const [busy, setBusy] = useState(false);
  const asked = new Set<string>(view.cycle.outside.flatMap(({ people }) => people));
  const reachable = new Set<string>(
    data?.people
      .filter(({ id, outside, through }) => outside && through.length > 0 && !asked.has(id))
      .map(({ id }) => id),
  );
  const waiting = view.asks.filter(({ owner }) => owner !== null && reachable.has(owner));
  if (!view.can.change || waiting.length === 0) return null;
  const handlePress = async (): Promise<void> => {
    setBusy(true);
    try {
      await api.askOutside(place, { key: crypto.randomUUID() });
      tell({ words: 'They are asked through their boards, and told by mail.' });
    } catch (error) {
      tell({ words: `Nobody more was asked. ${inPlainWords(error)}`, tone: 'trouble' });
    }
    await refresh();
    setBusy(false);
  };
  return (
    <div className="govuk-inset-text pb-no-print">
      <p className="govuk-body">
        {counted(waiting.length, 'action')} belong{waiting.length === 1 ? 's' : ''} to people outside who have not been
        asked yet. They answer in the pages of the board at which they have a seat, and see their own actions alone.
      </p>
      <button
        className="govuk-button govuk-button--secondary"
        type="button"
        aria-disabled={busy}
        onClick={() => void handlePress()}
      >
        Ask them through their boards
      </button>
    </div>
  );
}
