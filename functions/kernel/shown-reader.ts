import { SharedMeetingLine } from '#shared/audiences/meetings.ts';
import type { SharedPage } from '#shared/audiences/pages.ts';
import type { SharedPlan } from '#shared/audiences/schema.ts';
import { type SharedConsultation, SharedConsultationLine } from '#shared/consultations/shown.ts';
import type { SharedAsk } from '#shared/cycles/outside.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { AudienceId, AuthorityId, ConsultationId, MeetingId, PersonId } from '#shared/ids.ts';
import {
  askCopiesPrefix,
  consultationCopiesPrefix,
  consultedOf,
  copiesPrefix,
  meetingCopiesPrefix,
  pageCopiesPrefix,
  papersOfMeeting,
  sharedPartition,
} from './audience-keys.ts';
import { type ShownMeeting, shownIn } from './shown.ts';
import type { Table } from './table.ts';

/** Reads what one audience is shown today. `table` is bound to that audience's partition and reaches no other. */
export function shownTo(audience: AudienceId, { table, today }: { table: Table; today: LocalDate }) {
  const partition = sharedPartition(audience);
  const heads = () => table.all(partition, { prefix: meetingCopiesPrefix });

  async function plans(): Promise<SharedPlan[]> {
    return shownIn(await table.all(partition, { prefix: copiesPrefix }), today).plans;
  }

  /** The meetings, newest first. */
  async function meetings(): Promise<SharedMeetingLine[]> {
    return shownIn(await heads(), today).meetings.map((meeting) => SharedMeetingLine.parse(meeting));
  }

  /** A meeting whole, or null where it is not shown. */
  async function meeting(authority: AuthorityId, id: MeetingId): Promise<ShownMeeting | null> {
    const prefix = papersOfMeeting({ authority, meeting: id });
    const items = await Promise.all([heads(), table.all(partition, { prefix })]);
    return shownIn(items.flat(), today).meetings.find((each) => each.id === id) ?? null;
  }

  /** A school's page as it was issued, newest first. */
  async function pages(): Promise<SharedPage[]> {
    return shownIn(await table.all(partition, { prefix: pageCopiesPrefix }), today).pages;
  }

  const consulted = () => table.all(partition, { prefix: consultationCopiesPrefix });

  /** The consultations, newest first. */
  async function consultations(): Promise<SharedConsultationLine[]> {
    return shownIn(await consulted(), today).consultations.map((each) => SharedConsultationLine.parse(each));
  }

  /** A consultation whole, whichever authority asks, or null where it is not shown. */
  async function consultation(id: ConsultationId): Promise<SharedConsultation | null> {
    const items = await consulted();
    const line = shownIn(items, today).consultations.find((each) => each.id === id);
    if (line === undefined) return null;
    const prefix = consultedOf({ authority: line.authority.id, consultation: id });
    const whole = shownIn([...items, ...(await table.all(partition, { prefix }))], today);
    return whole.consultations.find((each) => each.id === id) ?? null;
  }

  /** What one of its members is asked, soonest due first: what others are asked is nobody's but theirs. */
  async function asks(person: PersonId): Promise<SharedAsk[]> {
    const items = await table.all(partition, { prefix: askCopiesPrefix });
    return shownIn(items, today).asks.filter((ask) => ask.person === person);
  }

  return { plans, meetings, meeting, pages, consultations, consultation, asks };
}
