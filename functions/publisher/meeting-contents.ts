import { boardRow, meetingRowsOf } from '#kernel/board-rows.ts';
import { boardKey, meetingPartition } from '#kernel/keys.ts';
import { type MeetingContents, meetingContents } from '#shared/audiences/meeting-rules.ts';
import type { AudienceKind, ThingOf } from '#shared/audiences/schema.ts';
import type { Source } from './contents.ts';

/** Of a meeting: when and where, and its papers or its agenda as they are now. */
export async function contentsOfMeeting(
  { audience, table }: Source,
  thing: ThingOf<'meeting'>,
  shownTo: AudienceKind,
): Promise<MeetingContents> {
  if (shownTo !== 'board' && shownTo !== 'public') throw new Error(`A meeting is not shown to a ${shownTo}`);
  const items = await table.all(meetingPartition(audience, thing.meeting), { consistent: true });
  const { meeting, ...rows } = meetingRowsOf(items);
  if (meeting === null) return [];
  const board = await table.get(boardKey(audience, meeting.board), boardRow);
  return meetingContents({ ...rows, board: board.name, meeting }, shownTo);
}
