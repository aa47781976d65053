import * as z from 'zod';
import { daysAfter, inWords } from '../calendar.ts';
import { Instant, LocalDate, localDateOf } from '../dates.ts';

/** Why and until when an authority can only be read; from `closesOn` on it is closed to its people. */
export const Suspension = z.object({ at: Instant, why: z.string(), closesOn: LocalDate }).meta({ id: 'Suspension' });
export type Suspension = z.infer<typeof Suspension>;

/** How an authority stands in the directory. Whether a suspended one is closed depends on the day. */
export const DirectoryState = z.enum(['founding', 'live', 'suspended']);
export type DirectoryState = z.infer<typeof DirectoryState>;

export const Standing = z.enum(['founding', 'live', 'suspended', 'closed']);
export type Standing = z.infer<typeof Standing>;

export function standingOf(
  { state, suspended }: { state: DirectoryState; suspended: Suspension | null },
  today: LocalDate,
): Standing {
  if (state !== 'suspended') return state;
  return suspended === null || isClosed(suspended, today) ? 'closed' : 'suspended';
}

export const isClosed = ({ closesOn }: Suspension, today: LocalDate): boolean => closesOn <= today;

export const lastDayToRead = ({ closesOn }: Suspension): LocalDate => daysAfter(closesOn, -1);

/** The last day on which something is shown outside: none after its authority can still be read. */
export function lastDayShown(until: LocalDate, suspended: Suspension | null): LocalDate {
  if (suspended === null) return until;
  const last = lastDayToRead(suspended);
  return until < last ? until : last;
}

/** What those outside are told of a suspended authority, to whom it shows something: not why. */
export const shownWhileSuspended = (name: string): string =>
  `${name} is suspended on Placeboard. What it shows here no longer changes, and is gone after the day given with it.`;

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

/** What the people of a suspended authority are told: since when, why, until when they can read, and that nothing is lost. */
export function suspendedInWords(suspension: Suspension): string {
  const { at, why } = suspension;
  return [
    `This authority was suspended on ${inWords(localDateOf(new Date(at)))}: ${sentence(why)}`,
    `You can read everything until ${inWords(lastDayToRead(suspension))}, and change nothing.`,
    'Nothing is lost: all of it is here again when the suspension ends.',
  ].join(' ');
}

/** What they are told once it is closed. */
export function closedInWords({ at, why, closesOn }: Suspension): string {
  return [
    `This authority was suspended on ${inWords(localDateOf(new Date(at)))}: ${sentence(why)}`,
    `Since ${inWords(closesOn)} it can no longer be read.`,
    'Nothing is lost: all of it is kept and is here again when the suspension ends.',
  ].join(' ');
}
