import { Link } from '@tanstack/react-router';
import type { Waiting } from '#shared/authorities/home.ts';
import { dueInWords, inWords } from '../ui/dates.ts';
import { shortened } from '../ui/words.ts';

interface WaitingWordsProps {
  item: Waiting;
  authority: string;
  today: string;
}

/** What an open cycle asks, and how that stands. */
function askedInWords({ name, dueOn, state }: NonNullable<Waiting['ask']>): string {
  if (state === 'answered') return `${name}: sent for review`;
  if (state === 'accepted') return `${name}: accepted`;
  return `${name}: ${state === 'returned' ? 'returned to you, ' : ''}answer by ${inWords(dueOn)}`;
}

/** An action that waits for someone: what it is, when it is due, when it was last heard of. */
export function WaitingWords({ item, authority, today }: WaitingWordsProps) {
  const due = item.dueOn === null ? 'No date agreed' : `${inWords(item.dueOn)}, ${dueInWords(item.dueOn, today)}`;
  return (
    <div className="pb-waiting__words">
      <Link
        className="govuk-link"
        to="/$authority/plans/$plan/actions/$node"
        params={{ authority, plan: item.plan, node: item.node }}
      >
        {shortened(item.title, 160)}
      </Link>
      <p className="pb-waiting__line">
        {item.ask !== null && (
          <>
            <strong>{askedInWords(item.ask)}</strong> ·{' '}
          </>
        )}
        <span className={item.state === 'overdue' ? 'pb-warm' : undefined}>{due}</span> ·{' '}
        {item.lastUpdatedOn === null ? 'No update yet' : `Last update ${inWords(item.lastUpdatedOn)}`} ·{' '}
        {item.planTitle}
      </p>
    </div>
  );
}
