import { Link } from '@tanstack/react-router';
import { timeOfDay } from '#shared/boards/names.ts';
import type { MeetingLine } from '#shared/boards/schema.ts';
import { inWords } from '../ui/dates.ts';
import { stateTags } from './board-words.ts';
import { Tag } from './tag.tsx';

interface LineProps {
  meeting: MeetingLine;
  authority: string;
  /** Named where meetings of several boards stand together. */
  board?: string;
}

/** A meeting in a list: when, where, of which board, and how it stands. */
export function MeetingLineItem({ meeting, authority, board }: LineProps) {
  const place = meeting.place === '' ? 'Place not given yet' : meeting.place;
  return (
    <li className="pb-waiting__item">
      <div className="pb-waiting__words">
        <Link className="govuk-link" to="/$authority/meetings/$meeting" params={{ authority, meeting: meeting.id }}>
          {board === undefined ? inWords(meeting.on) : `${board}, ${inWords(meeting.on)}`}
        </Link>
        <p className="pb-waiting__line">
          {timeOfDay(meeting.begins)} · {place}
        </p>
      </div>
      <Tag tag={stateTags[meeting.state]} />
    </li>
  );
}
