import type { Consultation, ConsultationComment, InboxComment, Outcome } from '#shared/consultations/schema.ts';
import { outcomeWords } from '#shared/consultations/words.ts';
import type { RowDifference } from '#shared/plans/difference.ts';
import type { Status } from '#shared/vocabulary.ts';
import { inWords } from '../ui/dates.ts';

type Standing = Pick<Consultation, 'state' | 'closesOn'> & { final: object | null };

type Tag = Pick<Status, 'label' | 'colour' | 'shape'>;

export const stateTags: Record<Consultation['state'], Tag> = {
  open: { label: 'Open for comments', colour: 'green', shape: 'circle' },
  closed: { label: 'Closed', colour: 'orange', shape: 'bar' },
  final: { label: 'Final version published', colour: 'blue', shape: 'tick' },
  withdrawn: { label: 'Withdrawn', colour: 'grey', shape: 'cross' },
};

export const outcomeTags: Record<Outcome, Tag> = {
  accepted: { label: outcomeWords.accepted, colour: 'green', shape: 'tick' },
  partly: { label: outcomeWords.partly, colour: 'yellow', shape: 'diamond' },
  'not-accepted': { label: outcomeWords['not-accepted'], colour: 'grey', shape: 'cross' },
  noted: { label: outcomeWords.noted, colour: 'blue', shape: 'circle' },
};

export const changeTags: Record<Exclude<RowDifference['change'], 'same'> | 'moved', Tag> = {
  added: { label: 'New', colour: 'green', shape: 'square' },
  removed: { label: 'Taken out', colour: 'grey', shape: 'cross' },
  changed: { label: 'Changed', colour: 'yellow', shape: 'diamond' },
  moved: { label: 'Moved', colour: 'blue', shape: 'triangle' },
};

export function standsInWords({ state, closesOn }: Standing): string {
  if (state === 'open') return `Comments are taken until 23:59 on ${inWords(closesOn)}`;
  if (state === 'closed') return `Closed at 23:59 on ${inWords(closesOn)}`;
  return state === 'final' ? 'The final version is published' : 'Withdrawn';
}

/** Whose comment it is, for officers: a name that was given is shown to them alone. */
export function fromInWords(
  { from, person }: Pick<InboxComment | ConsultationComment, 'from' | 'person'>,
  names: (person: string | null) => string,
): string {
  if (from.kind === 'public') return from.name === '' ? 'Someone who gave no name' : `${from.name} (public)`;
  const who = person === null ? '' : names(person);
  if (from.kind === 'member') return `${who}, ${from.as}`;
  return from.as === '' ? who : `${from.as}, written down by ${who}`;
}

/** What a comment is about: the words of the row or of the question. */
export function aboutInWords(
  { node, question }: Pick<ConsultationComment, 'node' | 'question'>,
  { rows, questions }: { rows: readonly { id: string; title: string }[]; questions: readonly string[] },
): string {
  if (node !== null) return rows.find(({ id }) => id === node)?.title ?? 'A row that is not in the draft';
  if (question !== null) return `Question ${question}: ${questions[question - 1] ?? ''}`;
  return 'The draft as a whole';
}
