import { useState } from 'react';
import type { MeetingState, MeetingView } from '#shared/boards/schema.ts';
import { api } from '../api.ts';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { stateTags, stepNames } from './board-words.ts';

/** The steps that a meeting may take next, as the service says; going back is the secondary one. */
export function MeetingSteps({ meeting, authority }: { meeting: MeetingView; authority: string }) {
  const refresh = useRefresh(authority);
  const tell = useNotices();
  const [busy, setBusy] = useState(false);
  const take = async (state: MeetingState): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await api.changeMeeting({ authority, meeting: meeting.id }, { state }, { version: meeting.version });
      tell({ words: `The meeting now stands as: ${stateTags[state].label.toLowerCase()}.` });
    } catch (error) {
      tell({ words: `This was not done. ${inPlainWords(error)}`, tone: 'trouble' });
    }
    await refresh();
    setBusy(false);
  };
  return (
    <>
      {meeting.can.states.map((state) => (
        <button
          className={state === 'planned' ? 'govuk-button govuk-button--secondary' : 'govuk-button'}
          type="button"
          key={state}
          aria-disabled={busy}
          onClick={() => void take(state)}
        >
          {stepNames[state]}
        </button>
      ))}
    </>
  );
}
