import { Link } from '@tanstack/react-router';
import type { WaitingMessage } from '#shared/communications/schema.ts';
import { inWords } from '../ui/dates.ts';
import { shortened } from '../ui/words.ts';

/** A message that one is to send, with the day it is planned for. */
export function MessageItem({ message, authority }: { message: WaitingMessage; authority: string }) {
  const { id, message: words, channel, plannedOn, state } = message;
  return (
    <li className="pb-waiting__item">
      <div className="pb-waiting__words">
        <Link
          className="govuk-link"
          to="/$authority/communications/$communication"
          params={{ authority, communication: id }}
        >
          {shortened(words, 120)}
        </Link>
        <p className="pb-waiting__line">
          Message · {channel} · planned for {inWords(plannedOn)}
          {state === 'overdue' && <span className="pb-warm"> · overdue</span>}
        </p>
      </div>
    </li>
  );
}
