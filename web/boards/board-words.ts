import { outcomeNames } from '#shared/boards/names.ts';
import type { Outcome } from '#shared/boards/outcome.ts';
import type { BoardKind, BoardStatus, Constituency, MeetingState, Part } from '#shared/boards/schema.ts';
import type { Status } from '#shared/vocabulary.ts';

export const kindNames: Record<BoardKind, string> = {
  strategic: 'Strategic board',
  'sub-group': 'Sub-group',
  'operational-group': 'Operational group',
  forum: 'Forum',
  network: 'Network',
  panel: 'Panel',
  clinic: 'Clinic',
};

export const standingNames: Record<BoardStatus, string> = {
  forming: 'Forming: it meets in shadow form',
  active: 'Active',
  closed: 'Closed',
};

export const constituencyNames: Record<Constituency, string> = {
  'local-authority': 'Local authority',
  trust: 'Trusts',
  'early-years': 'Early years',
  primary: 'Primary',
  secondary: 'Secondary',
  special: 'Special',
  'post-16': 'Post-16',
  university: 'University',
  'young-people': 'Young people',
  other: 'Others',
};

export const partNames: Record<Part, string> = {
  chair: 'Chair',
  'vice-chair': 'Vice-chair',
  member: 'Member',
  adviser: 'Adviser',
  clerk: 'Clerk',
};

type Tag = Pick<Status, 'label' | 'colour' | 'shape'>;

/** Drawn like any status: words and a shape beside the colour. */
export const outcomeTags: Record<Outcome, Tag> = {
  agreed: { label: outcomeNames.agreed, colour: 'green', shape: 'tick' },
  'agreed-with-changes': { label: outcomeNames['agreed-with-changes'], colour: 'blue', shape: 'diamond' },
  'not-agreed': { label: outcomeNames['not-agreed'], colour: 'red', shape: 'cross' },
  deferred: { label: outcomeNames.deferred, colour: 'yellow', shape: 'bar' },
};

export const stateTags: Record<MeetingState, Tag> = {
  planned: { label: 'Planned', colour: 'grey', shape: 'circle' },
  'agenda-published': { label: 'Agenda published', colour: 'blue', shape: 'square' },
  held: { label: 'Held', colour: 'purple', shape: 'diamond' },
  'minutes-agreed': { label: 'Minutes agreed', colour: 'green', shape: 'tick' },
};

/** What the clerk does to bring a meeting into a state. */
export const stepNames: Record<MeetingState, string> = {
  planned: 'Take the agenda back',
  'agenda-published': 'Publish the agenda',
  held: 'Mark as held',
  'minutes-agreed': 'Mark the minutes as agreed',
};

export const choicesOf = <K extends string>(names: Record<K, string>): { value: string; label: string }[] =>
  Object.entries<string>(names).map(([value, label]) => ({ value, label }));
