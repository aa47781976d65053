import { commentSort } from '#shared/boards/comment-sort.ts';
import { outcomeNames, verbNames } from '#shared/boards/names.ts';
import { stateInWords } from '#shared/cycles/rules.ts';
import { shapeThen } from '#shared/plans/earlier-words.ts';
import type { Entry, RowChange } from '#shared/plans/schema.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import { compartmentNames, roleNames } from '../../authorities/names.ts';
import { constituencyNames, kindNames, partNames, stateTags } from '../../boards/board-words.ts';
import { inWords, isRealDate } from '../../ui/dates.ts';
import { shortened } from '../../ui/words.ts';

/** What gives names to the ids and keys that the log holds. */
export interface Naming {
  shape: PlanShape | null;
  person: (id: string) => string;
  board: (id: string) => string;
  row: (id: string) => string | null;
}

/** One changed answer: what it was and what it became; null where there was nothing. */
export interface Difference {
  label: string;
  before: string | null;
  after: string | null;
}

/** What is worth saying of a change; whatever else a row carries is for the store alone. */
const labels: Record<string, string> = {
  title: 'Words',
  number: 'Number',
  name: 'Name',
  email: 'Email',
  role: 'Role',
  accent: 'Colour',
  clearance: 'Cleared for',
  until: 'Last day',
  from: 'First day',
  to: 'Last day',
  dataOn: 'Date of the data',
  instructions: 'What owners should know',
  purpose: 'Purpose',
  agreedOn: 'Agreed on',
  owner: 'Owner',
  startOn: 'Starts',
  dueOn: 'Due',
  doneOn: 'Done',
  responsible: 'Also responsible',
  monitoredBy: 'Monitored by',
  evaluatedBy: 'Evaluated by',
  moves: 'Times its date was moved',
  latest: 'Judged',
  parent: 'Stands under',
  status: 'Status',
  delivered: 'Delivered',
  next: 'Next',
  evidence: 'Evidence',
  kind: 'Kind',
  cadence: 'How often it meets',
  linkedTo: 'Works with',
  organisation: 'Organisation',
  constituency: 'Speaks for',
  part: 'Part',
  on: 'Date',
  begins: 'Time',
  place: 'Place',
  state: 'How it stands',
  minutes: 'Minutes',
  outcome: 'Outcome',
  words: 'In words',
  'report.title': 'Title of the report',
  'report.from': 'Report from',
  'report.purpose': 'Purpose',
  'report.body': 'Report',
  'report.recommendations': 'Recommendations',
  shape: 'Layout',
  statuses: 'Statuses',
  shapes: 'Layout',
  schemes: 'Status scheme',
  strands: 'Strands and strategies',
};

/** What the answers of these rows are called instead; what is left out says nothing that the entry does not. */
const ownLabels: Record<string, Record<string, string>> = {
  EVIDENCE: { title: 'It shows', on: 'From', href: 'Web address', file: 'File' },
  [commentSort]: { words: 'The board said' },
};

type Say = (value: unknown, naming: Naming) => string | null;

function nameIn(value: unknown, { person, board }: Naming): string {
  const party = asRecord(value);
  if (party.kind === 'person' && typeof party.person === 'string') return person(party.person);
  if (party.kind === 'board' && typeof party.board === 'string') return board(party.board);
  return typeof party.name === 'string' ? party.name : '';
}

const parties: Say = (value, naming) =>
  Array.isArray(value) ? value.map((one) => nameIn(one, naming)).join('; ') || null : null;

const moves: Say = (value, naming) =>
  Array.isArray(value) && value.length > 0
    ? `${value.length}, last agreed by ${nameIn(asRecord(value.at(-1)).agreedBy, naming)}`
    : null;

/** Of an action’s own latest update the update itself tells; of a criterion, what was judged. */
const judgement: Say = (value) => {
  const { verdict, words } = asRecord(value);
  return typeof verdict === 'string' && typeof words === 'string' ? words : null;
};

const named =
  (names: Record<string, string>): Say =>
  (value) =>
    typeof value === 'string' ? (names[value] ?? value) : null;

function recommended(value: unknown): string {
  const { verb, words } = asRecord(value);
  const name = Object.entries(verbNames).find(([key]) => key === verb)?.[1] ?? '';
  return `${name} ${typeof words === 'string' ? words : ''}`;
}

const offered = (parts: unknown, called: string): string =>
  (Array.isArray(parts) ? parts : [])
    .map(asRecord)
    .flatMap((part) => (part.retired === true ? [] : [String(part[called])]))
    .join(', ');

/** A layout by its name, its levels and its columns: that one is there or not is what is looked for. */
const layout: Say = (value) => {
  const { name, levels, columns, retired } = asRecord(value);
  if (typeof name !== 'string') return null;
  const left = retired === true ? ', retired' : '';
  return `${name} (${offered(levels, 'name')}${left}): ${offered(columns, 'heading')}`;
};

const scheme: Say = (value) => {
  const { name, statuses, retired } = asRecord(value);
  if (typeof name !== 'string') return null;
  return `${name}${retired === true ? ' (retired)' : ''}: ${offered(statuses, 'label')}`;
};

const byKey: Record<string, Say> = {
  shape: layout,
  statuses: (value) => offered(value, 'label') || null,
  shapes: layout,
  schemes: scheme,
  strands: (value) => (asRecord(value).retired === true ? `${nameOf(value)} (ended)` : nameOf(value)),
  latest: judgement,
  moves,
  responsible: parties,
  monitoredBy: parties,
  evaluatedBy: parties,
  kind: named(kindNames),
  part: named(partNames),
  constituency: named(constituencyNames),
  outcome: named(outcomeNames),
  state: (value) =>
    Object.entries(stateTags).find(([key]) => key === value)?.[1].label ??
    Object.entries(stateInWords).find(([key]) => key === value)?.[1] ??
    null,
  'report.recommendations': (value) => (Array.isArray(value) ? value.map(recommended).join('; ') || null : null),
  minutes: (value) => (typeof value === 'number' ? String(value) : null),
  status: (value, { shape }) => shape?.statuses.find(({ key }) => key === value)?.label ?? plainly(value),
  owner: (value, { person }) => (typeof value === 'string' ? person(value) : null),
  parent: (value, { row }) => (typeof value === 'string' ? (row(value) ?? 'another row') : null),
  role: (value) => Object.entries(roleNames).find(([key]) => key === value)?.[1] ?? plainly(value),
  clearance: (value) =>
    Object.entries(compartmentNames)
      .filter(([key]) => Array.isArray(value) && value.includes(key))
      .map(([, name]) => name)
      .join(', ') || null,
};

const nameOf = (value: unknown): string => String(asRecord(value).name ?? '');

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function plainly(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return isRealDate(value) ? inWords(value) : value;
  if (Array.isArray(value)) return value.map((item) => plainly(item) ?? '').join(', ') || null;
  const { label, name } = asRecord(value);
  return typeof label === 'string' ? label : typeof name === 'string' ? name : null;
}

function said(key: string, value: unknown, naming: Naming): string | null {
  return value === null || value === undefined ? null : (byKey[key] ?? byKey[listOf(key)] ?? plainly)(value, naming);
}

/** What an authority offers its plans, one by one: of many layouts one is changed. */
const offers = (name: string, value: unknown): [string, unknown][] =>
  Array.isArray(value) ? value.map(asRecord).map((offer) => [`${name}.${String(offer.key)}`, offer]) : [];

const under = (name: string, record: unknown): [string, unknown][] =>
  Object.entries(asRecord(record)).map(([key, value]) => [`${name}.${key}`, value]);

/** The columns of a row, and the parts of an item’s report, are beside its other answers. */
function flat(record: Record<string, unknown>): Map<string, unknown> {
  const { fields, report, shapes, schemes, strands, ...others } = record;
  const offered = [...offers('shapes', shapes), ...offers('schemes', schemes), ...offers('strands', strands)];
  // A plan’s layout tells its columns; what its statuses were called is told beside it.
  const { statuses } = asRecord(others.shape);
  const named: [string, unknown][] = statuses === undefined ? [] : [['statuses', statuses]];
  return new Map([
    ...Object.entries(others),
    ...named,
    ...under('fields', fields),
    ...under('report', report),
    ...offered,
  ]);
}

const listOf = (key: string): string => key.split('.')[0] ?? '';

/** Null where the answer is for the store alone. */
function labelOf(key: string, row: string, { shape }: Naming): string | null {
  const own = ownLabels[row.split('#')[0] ?? ''];
  if (own !== undefined) return own[key] ?? null;
  const column = key.startsWith('fields.') ? key.slice('fields.'.length) : null;
  if (column !== null) return shape?.columns.find((one) => one.key === column)?.heading ?? column;
  return labels[key] ?? labels[listOf(key)] ?? null;
}

function differencesIn(change: RowChange, naming: Naming): Difference[] {
  const [was, became] = [flat(change.before ?? {}), flat(change.after)];
  return [...new Set([...was.keys(), ...became.keys()])].flatMap((key) => {
    const label = labelOf(key, change.row, naming);
    if (label === null) return [];
    const [before, after] = [said(key, was.get(key), naming), said(key, became.get(key), naming)];
    return before === after ? [] : [{ label, before, after }];
  });
}

export function differencesOf(entry: Entry, naming: Naming): Difference[] {
  const shape = naming.shape && shapeThen(naming.shape, entry.recordedAt);
  return entry.changes.flatMap((change) => differencesIn(change, { ...naming, shape }));
}

const brief = (text: string): string => `“${shortened(text, 140)}”`;

/** A difference as a sentence, long texts cut so that before and after can be compared at a glance. */
export function differenceInWords({ label, before, after }: Difference): string {
  if (before === null) return `${label}: ${brief(after ?? '')}`;
  if (after === null) return `${label}: ${brief(before)} was taken away`;
  return `${label}: ${brief(before)} became ${brief(after)}`;
}
