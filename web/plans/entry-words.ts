import type { Entry, RowChange } from '#shared/plans/schema.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import { inWords, isRealDate } from '../ui/dates.ts';
import { shortened } from '../ui/words.ts';

/** One changed answer, in words: what it was and what it became; null where there was nothing. */
export interface Difference {
  label: string;
  before: string | null;
  after: string | null;
}

export interface Naming {
  shape: PlanShape | null;
  person: (id: string) => string;
}

/** What is worth saying of a change; whatever else a row carries is for the store alone. */
const labels: Record<string, string> = {
  title: 'Words',
  name: 'Name',
  email: 'Email',
  role: 'Role',
  accent: 'Colour',
  clearance: 'Cleared for',
  until: 'Last day',
  from: 'First day',
  purpose: 'Purpose',
  agreedOn: 'Agreed on',
  owner: 'Owner',
  dueOn: 'Due',
  parent: 'Stands under',
  removed: 'Removed',
  status: 'Status',
  state: 'State',
  delivered: 'Delivered',
  next: 'Next',
  effectiveOn: 'True from',
  ended: 'Ended',
  statuses: 'Statuses',
  shapes: 'Plan layouts',
  evidence: 'Evidence',
};

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function said(key: string, value: unknown, naming: Naming): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (key === 'status') return naming.shape?.statuses.find((status) => status.key === value)?.label ?? String(value);
  if ((key === 'owner' || key === 'by' || key === 'person') && typeof value === 'string') return naming.person(value);
  if (typeof value === 'string') return isRealDate(value) ? inWords(value) : value;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((item) => said('', item, naming) ?? '').join(', ');
  const record = asRecord(value);
  return said('', record.label ?? record.name ?? record.why ?? null, naming) ?? 'Changed';
}

function differencesIn(change: RowChange, naming: Naming): Difference[] {
  const [before, after] = [asRecord(change.before), change.after];
  const flat = (record: Record<string, unknown>): [string, unknown][] =>
    Object.entries(record).flatMap(([key, value]) =>
      key === 'fields' ? Object.entries(asRecord(value)).map(([field, words]): [string, unknown] => [`fields.${field}`, words]) : [[key, value]],
    );
  const [was, became] = [new Map(flat(before)), new Map(flat(after))];
  return [...new Set([...was.keys(), ...became.keys()])]
    .filter((key) => key in labels || key.startsWith('fields.'))
    .map((key) => ({
      label: labelOf(key, naming),
      before: said(key, was.get(key), naming),
      after: said(key, became.get(key), naming),
    }))
    .filter((difference) => difference.before !== difference.after);
}

function labelOf(key: string, { shape }: Naming): string {
  const field = key.startsWith('fields.') ? key.slice('fields.'.length) : null;
  if (field !== null) return shape?.columns.find((column) => column.key === field)?.heading ?? field;
  return labels[key] ?? key;
}

export function differencesOf(entry: Entry, naming: Naming): Difference[] {
  return entry.changes.flatMap((change) => differencesIn(change, naming));
}

const verbs: Record<string, string> = {
  'plan.made': 'made the plan',
  'plan.changed': 'changed the plan',
  'plan.removed': 'removed the plan',
  'plan.imported': 'brought in the plan from a document',
  'node.added': 'added a row',
  'node.changed': 'changed a row',
  'node.moved': 'moved a row',
  'node.removed': 'removed a row',
  'update.recorded': 'recorded an update',
  'change.undone': 'undid a change',
  'person.invited': 'invited a person',
  'seat.taken': 'accepted an invitation',
  'seat.changed': 'changed what a person may do',
  'seat.ended': 'ended a seat',
  'settings.changed': 'changed the settings',
};

/** What was done, in words, from the verb of the log: `node.changed` is “changed a row”. */
export function verbInWords(verb: string): string {
  const [thing = '', done = ''] = verb.split('.');
  return verbs[verb] ?? `${done.replaceAll('-', ' ')} (${thing.replaceAll('-', ' ')})`;
}

const brief = (text: string): string => `“${shortened(text, 140)}”`;

/** A difference as a sentence, long texts cut so that before and after can be compared at a glance. */
export function differenceInWords({ label, before, after }: Difference): string {
  if (before === null) return `${label}: ${brief(after ?? '')}`;
  if (after === null) return `${label}: ${brief(before)} was taken away`;
  return `${label}: ${brief(before)} became ${brief(after)}`;
}
