import type { Verb } from './agenda.ts';
import type { Outcome } from './outcome.ts';

/** What a board is asked to do, as it begins a recommendation. */
export const verbNames: Record<Verb, string> = {
  note: 'Note',
  endorse: 'Endorse',
  agree: 'Agree',
  approve: 'Approve',
  'recommend-to': 'Recommend to',
  delegate: 'Delegate',
  request: 'Request',
};

export const outcomeNames: Record<Outcome, string> = {
  agreed: 'Agreed',
  'agreed-with-changes': 'Agreed with changes',
  'not-agreed': 'Not agreed',
  deferred: 'Deferred',
};

/** `14:30` as `2.30pm`, `09:00` as `9am`. */
export function timeOfDay(begins: string): string {
  const [hours = 0, minutes = 0] = begins.split(':').map(Number);
  const past = minutes === 0 ? '' : `.${String(minutes).padStart(2, '0')}`;
  if (hours === 12 && minutes === 0) return 'midday';
  return `${hours % 12 === 0 ? 12 : hours % 12}${past}${hours < 12 ? 'am' : 'pm'}`;
}
