import { sharesPartition } from '#kernel/audience-keys.ts';
import { shareRow } from '#kernel/audience-rows.ts';
import { boardRow, meetingRetention, meetingRow } from '#kernel/board-rows.ts';
import { boardKey, meetingKey } from '#kernel/keys.ts';
import { sendingRefusal } from '#shared/audiences/meeting-rules.ts';
import { shareState } from '#shared/audiences/rules.ts';
import type { ShareDraft, ThingOf } from '#shared/audiences/schema.ts';
import { inWords } from '#shared/calendar.ts';
import { everyoneAsked } from '../audiences.ts';
import type { Session } from '../deps.ts';
import type { Found } from './subject.ts';

type Asked = ShareDraft & { thing: ThingOf<'meeting'> };

/** A meeting of one of the authority's boards: its papers for that board's members, or its agenda for everyone. */
export async function meetingFound(session: Session, asked: Asked): Promise<Found> {
  const { audience, authority, table } = session;
  const meeting = await table.find(meetingKey(audience, asked.thing.meeting), meetingRow);
  const board = meeting && (await table.get(boardKey(audience, meeting.board), boardRow));
  const isOwnBoard = board !== null && asked.audience === `board:${authority}:${board.id}`;
  const audienceName = isOwnBoard ? `Members of ${board.name}` : everyoneAsked(session, asked.audience);
  const isThere = meeting !== null && board !== null;
  return {
    audienceName,
    thing: isThere
      ? { partOf: board.name, title: `Meeting of ${inWords(meeting.on)}`, retention: meetingRetention }
      : null,
    problems: [
      ...(audienceName === null && isThere
        ? [{ pointer: '#/audience', detail: 'Choose the board whose meeting it is, or everyone' }]
        : []),
      ...(isThere ? [] : [{ pointer: '#/thing/meeting', detail: 'Choose one of your meetings' }]),
      ...(asked.fields === null ? [] : [{ pointer: '#/fields', detail: 'Send null: a meeting is shown as a whole' }]),
    ],
    refusal: meeting && (sendingRefusal(meeting) ?? (await shownAlready(session, asked))),
  };
}

/** One meeting is shown to one audience once, so that withdrawing it takes it from them. */
async function shownAlready({ audience, table, today }: Session, asked: Asked): Promise<string | null> {
  const shares = (await table.all(sharesPartition(audience))).map((item) => shareRow.read(item));
  const same = shares.find(
    ({ thing, ...share }) =>
      thing.kind === 'meeting' &&
      thing.meeting === asked.thing.meeting &&
      share.audience === asked.audience &&
      shareState(share, today) === 'shown',
  );
  if (same === undefined) return null;
  return `It is shown to them already, until ${inWords(same.until)}. Withdraw that first to set another day.`;
}
