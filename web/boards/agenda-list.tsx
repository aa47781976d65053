import { Link } from '@tanstack/react-router';
import { generateKeyBetween } from 'fractional-indexing';
import { useState } from 'react';
import type { AgendaItem } from '#shared/boards/agenda.ts';
import type { MeetingView } from '#shared/boards/schema.ts';
import { api } from '../api.ts';
import { inPlainWords } from '../problems.ts';
import { useNotices } from '../ui/notices.tsx';
import { useRefresh } from '../ui/use-refresh.ts';
import { counted } from '../ui/words.ts';

interface AgendaProps {
  meeting: MeetingView;
  authority: string;
  open: string | undefined;
  go: (item: string) => void;
}

/** The agenda in order; what is left to decide is said beside each item. */
export function AgendaList({ meeting, authority, open, go }: AgendaProps) {
  const { items } = meeting;
  const minutes = items.reduce((sum, item) => sum + (item.withdrawn === null ? (item.minutes ?? 0) : 0), 0);
  return (
    <nav className="pb-agenda" aria-labelledby="agenda">
      <h2 className="govuk-heading-m" id="agenda">
        Agenda
      </h2>
      {items.length === 0 && (
        <p className="govuk-body">Nothing is on the agenda yet. Reports and what they recommend stand here.</p>
      )}
      <ol className="pb-agenda__list">
        {items.map((item, place) => (
          <li key={item.id}>
            <Link
              className={item.id === open ? 'pb-agenda__item pb-agenda__item--open' : 'pb-agenda__item'}
              aria-current={item.id === open ? 'true' : undefined}
              to="/$authority/meetings/$meeting"
              params={{ authority, meeting: meeting.id }}
              search={{ item: item.id }}
              replace
              resetScroll={false}
            >
              <span className="pb-agenda__number">{place + 1}</span>
              <span
                className={
                  item.withdrawn === null ? 'pb-agenda__title' : 'pb-agenda__title pb-agenda__title--withdrawn'
                }
              >
                {item.title}
              </span>
              <span className="pb-agenda__line">{lineOf(item, meeting)}</span>
            </Link>
          </li>
        ))}
      </ol>
      {minutes > 0 && <p className="pb-small pb-muted">{counted(minutes, 'minute')} in all</p>}
      {items.length > 1 && (
        <p className="pb-small pb-muted pb-agenda__keys pb-no-print">
          <kbd className="pb-key">F8</kbd> goes to the next item, <kbd className="pb-key">Shift F8</kbd> to the one
          before.
        </p>
      )}
      {meeting.can.addItem && <AddItem meeting={meeting} authority={authority} go={go} />}
    </nav>
  );
}

function lineOf(item: AgendaItem, meeting: MeetingView): string {
  if (item.withdrawn !== null) return 'Withdrawn';
  const asked = item.report?.recommendations ?? [];
  const decided = asked.filter(({ id }) => meeting.decisions.some((decision) => decision.id === id)).length;
  const time = item.minutes === null ? [] : [counted(item.minutes, 'minute')];
  if (asked.length === 0) return time.join('');
  const words = decided === 0 ? counted(asked.length, 'recommendation') : `${decided} of ${asked.length} decided`;
  return [...time, words].join(', ');
}

function AddItem({ meeting, authority, go }: Omit<AgendaProps, 'open'>) {
  const refresh = useRefresh(authority);
  const tell = useNotices();
  const [busy, setBusy] = useState(false);
  const add = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const order = generateKeyBetween(meeting.items.at(-1)?.order ?? null, null);
      const draft = { title: 'New item', order, minutes: null, report: null };
      const item = await api.addAgendaItem({ authority, meeting: meeting.id }, draft);
      await refresh();
      go(item.id);
    } catch (error) {
      tell({ words: `The item was not added. ${inPlainWords(error)}`, tone: 'trouble' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      className="govuk-button govuk-button--secondary pb-no-print"
      type="button"
      aria-disabled={busy}
      onClick={() => void add()}
    >
      Add an item
    </button>
  );
}
