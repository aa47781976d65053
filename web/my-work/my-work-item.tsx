import { Link } from '@tanstack/react-router';
import type { MyWorkItem } from '#shared/authorities/my-work.ts';
import { timeOfDay } from '#shared/boards/names.ts';
import { waitsForOwner } from '#shared/cycles/asked.ts';
import { MentionButton, MentionWords } from '../home/mention-item.tsx';
import { WaitingWords } from '../home/waiting-words.tsx';
import { inWords } from '../ui/dates.ts';
import { shortened } from '../ui/words.ts';
import { AuthorityName } from './authority-mark.tsx';

interface ItemProps<T extends MyWorkItem> {
  item: T;
  today: string;
}
type Action = Extract<MyWorkItem, { kind: 'action' }>;
type Meeting = Extract<MyWorkItem, { kind: 'meeting' }>;

/** One thing that waits or is coming, whose it is, and the one button that goes there. */
export function MyWorkItemLine({ item, today }: ItemProps<MyWorkItem>) {
  return (
    <li className="pb-waiting__item">
      <div className="pb-my-work__words">
        <AuthorityName authority={item.authority} />
        {item.kind === 'mention' && <MentionWords mention={item} authority={item.authority.id} by={item.byName} />}
        {item.kind === 'action' && <ActionWords item={item} today={today} />}
        {item.kind === 'meeting' && <MeetingWords item={item} />}
      </div>
      {item.kind === 'mention' && <MentionButton mention={item} authority={item.authority.id} by={item.byName} />}
      {item.kind === 'action' && <ActionButton item={item} />}
      {item.kind === 'meeting' && <MeetingButton item={item} />}
    </li>
  );
}

function ActionWords({ item, today }: ItemProps<Action>) {
  return <WaitingWords item={item} authority={item.authority.id} today={today} />;
}

function ActionButton({ item }: { item: Action }) {
  if (!item.can.recordUpdate) return null;
  if (item.ask !== null && waitsForOwner(item.ask)) return <AnswerButton item={item} ask={item.ask} />;
  return (
    <Link
      className="govuk-button govuk-button--secondary"
      to="/$authority/plans/$plan/actions/$node/update"
      params={{ authority: item.authority.id, plan: item.plan, node: item.node }}
    >
      Record an update
      <span className="govuk-visually-hidden">
        {' '}
        on {shortened(item.title)} in {item.authority.name}
      </span>
    </Link>
  );
}

function AnswerButton({ item, ask }: { item: Action; ask: NonNullable<Action['ask']> }) {
  return (
    <Link
      className="govuk-button"
      to="/$authority/plans/$plan/cycles/$cycle/asks/$node"
      params={{ authority: item.authority.id, plan: item.plan, cycle: ask.cycle, node: item.node }}
    >
      Answer
      <span className="govuk-visually-hidden">
        {' '}
        for {shortened(item.title)} in {item.authority.name}
      </span>
    </Link>
  );
}

function MeetingWords({ item }: { item: Meeting }) {
  return (
    <div className="pb-waiting__words">
      <p className="pb-my-work__meeting">{item.board.name}</p>
      <p className="pb-waiting__line">
        Meeting on {inWords(item.on)} · {timeOfDay(item.begins)} ·{' '}
        {item.place === '' ? 'Place not given yet' : item.place}
      </p>
    </div>
  );
}

function MeetingButton({ item }: { item: Meeting }) {
  return (
    <Link
      className="govuk-button govuk-button--secondary"
      to="/$authority/meetings/$meeting"
      params={{ authority: item.authority.id, meeting: item.id }}
    >
      Open the meeting
      <span className="govuk-visually-hidden">
        {' '}
        of {item.board.name} on {inWords(item.on)} in {item.authority.name}
      </span>
    </Link>
  );
}
