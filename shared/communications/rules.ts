import { daysAfter, inWords, monthNames } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import type { PersonId } from '../ids.ts';
import type { FieldProblem } from '../problem.ts';
import type { Communication, WaitingMessage } from './schema.ts';

const dueSoonDays = 14;

type Planned = Pick<Communication, 'id' | 'plannedOn'>;

/** By day; those of one day in the order in which they were planned. */
export function compareCommunications(a: Planned, b: Planned): number {
  if (a.plannedOn !== b.plannedOn) return a.plannedOn < b.plannedOn ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** How soon a planned message is to go out. */
export function messageState(plannedOn: LocalDate, today: LocalDate): WaitingMessage['state'] {
  if (plannedOn < today) return 'overdue';
  return plannedOn <= daysAfter(today, dueSoonDays) ? 'due-soon' : 'later';
}

/** `2027-03-27` stands under “March 2027”. */
export function monthOf(date: LocalDate): string {
  const [year, month] = date.split('-').map(Number);
  return `${monthNames[(month ?? 1) - 1]} ${year}`;
}

/** Months in order, each with its messages. */
export function byMonth<C extends Planned>(communications: readonly C[]): { month: string; items: C[] }[] {
  const sorted = communications.toSorted(compareCommunications);
  return Array.from(
    Map.groupBy(sorted, ({ plannedOn }) => monthOf(plannedOn)),
    ([month, items]) => ({ month, items }),
  );
}

/** Channels that were used before, as they were written, once each. */
export function channelsOf(communications: readonly Pick<Communication, 'channel'>[]): string[] {
  const byWords = new Map(communications.map(({ channel }) => [channel.toLocaleLowerCase('en-GB'), channel]));
  return [...byWords.values()].sort((a, b) => a.localeCompare(b, 'en-GB'));
}

/** What is recorded has happened; nothing came of a message before it went out. */
export function happenedProblems(
  on: LocalDate,
  { today, sentOn, pointer }: { today: LocalDate; sentOn: LocalDate | null; pointer: string },
): FieldProblem[] {
  if (on > today) return [{ pointer, detail: 'Enter today’s date or one in the past' }];
  if (sentOn === null || on >= sentOn) return [];
  return [{ pointer, detail: `Enter a date on or after ${inWords(sentOn)}, when it was sent` }];
}

/** Editors keep the plan of messages; whoever is responsible for one says that it went out and what came of it. */
export function mayReport(
  seat: { person: PersonId; role: string },
  { responsible }: Pick<Communication, 'responsible'>,
): boolean {
  return (
    seat.role === 'editor' || seat.role === 'admin' || (seat.role === 'contributor' && responsible === seat.person)
  );
}

/** Why something cannot be done to a message as it stands, in words; null where it can. */
export function stateRefusal(
  { state }: Pick<Communication, 'state'>,
  does: 'change' | 'send' | 'cancel' | 'reopen' | 'addResult',
): string | null {
  const needs = { change: 'planned', send: 'planned', cancel: 'planned', addResult: 'sent' } as const;
  if (does === 'reopen') return state === 'planned' ? 'It is planned, so there is nothing to take back.' : null;
  if (state === needs[does]) return null;
  if (does === 'addResult') return 'It was not sent yet. Record that it was sent first.';
  return state === 'sent' ? 'It was sent already.' : 'It was cancelled.';
}
