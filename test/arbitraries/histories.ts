import fc from 'fast-check';
import { daysAfter } from '#shared/calendar.ts';
import { laterUpdate } from '#shared/plans/rules.ts';
import { Entry, LatestUpdate, Node, type RowChange } from '#shared/plans/schema.ts';
import { ulidAt } from './ids.ts';

/** What an officer might do next: `pick` chooses the row, `back` how many days ago it was true. */
export type Deed = {
  does: 'add' | 'change' | 'move' | 'update' | 'remove' | 'undo';
  pick: number;
  back: number;
  later: number;
};

type StoredUpdate = LatestUpdate & { node: string; withdrawn: boolean; version: number };
type Rows = { nodes: Map<string, Node>; updates: Map<string, StoredUpdate> };

/** A plan as its rows and its log stand after some deeds; `first` are the rows of an import, of which no log tells. */
export type History = { first: Node[]; now: Node[]; entries: Entry[]; today: string };

export const anyDeeds = fc.array(
  fc.record({
    does: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom<Deed['does']>('add', 'change', 'move', 'remove') },
      { weight: 2, arbitrary: fc.constant<Deed['does']>('update') },
      { weight: 2, arbitrary: fc.constant<Deed['does']>('undo') },
    ),
    pick: fc.nat({ max: 5 }),
    back: fc.nat({ max: 40 }),
    later: fc.oneof(fc.constant(0), fc.nat({ max: 12 })),
  }),
  { maxLength: 24 },
);

const begin = '2024-01-01';
const who = ulidAt(1);

const later = (a: string, b: string): string => [a, b].sort()[1] ?? a;

const agreedOn = '2023-12-20';

/** A row of an imported plan; every other one came with an update, of which no log tells either. */
function importedNode(place: number): Node {
  const createdAt = `${begin}T09:00:00.000Z`;
  const update = { id: ulidAt(500 + place), status: null, delivered: `Imported ${place}`, next: '' };
  return Node.parse({
    ...{ id: ulidAt(100 + place), level: 'action', title: `Imported ${place}`, fields: {}, order: `a${place}` },
    ...{ parent: null, owner: null, dueOn: null, since: agreedOn, createdAt, removed: null, asFound: null, version: 1 },
    latest: place % 2 === 0 ? null : { ...update, effectiveOn: '2023-12-31', recordedAt: createdAt, by: who },
  });
}

/** Does the deeds one after another, each by the rules of the plan’s own changes. */
export function historyOf(deeds: readonly Deed[], imported = 2): History {
  const first = Array.from({ length: imported }, (_, place) => importedNode(place));
  const rows: Rows = { nodes: new Map(first.map((node) => [node.id, node])), updates: new Map() };
  const entries: Entry[] = [];
  let today = begin;
  for (const [place, deed] of deeds.entries()) {
    today = daysAfter(today, deed.later);
    const recordedAt = `${today}T10:00:00.${String(place).padStart(3, '0')}Z`;
    const made = changesOf(rows, entries, { ...deed, today, recordedAt, place });
    if (made === null) continue;
    const id = `${recordedAt}~${ulidAt(place)}`;
    const entry = Entry.parse({ id, verb: deed.does, by: who, recordedAt, why: null, undoes: null, ...made });
    for (const change of entry.changes) apply(rows, change);
    entries.push(entry);
  }
  return { first, now: [...rows.nodes.values()], entries, today };
}

type Doing = Deed & { today: string; recordedAt: string; place: number };
type Made = { effectiveOn: string; changes: RowChange[]; undoes?: string } | null;

function changesOf(rows: Rows, entries: readonly Entry[], doing: Doing): Made {
  if (doing.does === 'undo') return undoing(rows, entries.at(-1 - (doing.pick % 3)));
  const standing = [...rows.nodes.values()].filter((node) => node.removed === null);
  const node = standing[doing.pick % Math.max(1, standing.length)];
  if (doing.does === 'add') return adding(doing);
  if (node === undefined) return null;
  const asked = daysAfter(doing.today, -doing.back);
  const effectiveOn = later(asked, node.since);
  const fields: Record<string, Partial<Node>> = {
    change: { title: `Title ${doing.place}`, fields: { responsible: `Lead ${doing.place}` } },
    move: { order: `b${doing.place}` },
    remove: { removed: { on: doing.today, why: 'Made twice' } },
  };
  if (doing.does === 'update') return updating(node, { ...doing, effectiveOn });
  const change = changeOf(node, fields[doing.does] ?? {});
  return { effectiveOn: doing.does === 'remove' ? doing.today : effectiveOn, changes: [change] };
}

const rowOf = (node: { id: string }) => `NODE#${node.id}`;

function changeOf(node: Node, fields: Partial<Node>): RowChange {
  const now: Record<string, unknown> = { ...node };
  const changed = Object.entries(fields).filter(([name, value]) => JSON.stringify(now[name]) !== JSON.stringify(value));
  const before = Object.fromEntries(changed.map(([name]) => [name, now[name]]));
  return { row: rowOf(node), before, after: Object.fromEntries(changed), version: node.version + 1 };
}

function adding({ today, back, recordedAt, place }: Doing): Made {
  const asked = daysAfter(today, -back);
  const since = later(asked, agreedOn);
  const { version, ...after } = { ...importedNode(0), id: ulidAt(1000 + place), since, createdAt: recordedAt };
  return { effectiveOn: since, changes: [{ row: rowOf(after), before: null, after, version }] };
}

function updating(node: Node, { effectiveOn, recordedAt, place }: Doing & { effectiveOn: string }): Made {
  const words = { status: null, delivered: `Delivered ${place}`, next: '' };
  const update = LatestUpdate.parse({ ...words, id: ulidAt(2000 + place), effectiveOn, recordedAt, by: who });
  const row = `UPDATE#${node.id}#${update.id}`;
  const after = { ...update, node: node.id, withdrawn: false };
  const changes = [
    { row, before: null, after, version: 1 },
    changeOf(node, { latest: laterUpdate(node.latest, update) }),
  ];
  return { effectiveOn, changes };
}

/** Only while every row is still as that change left it, and only where another change would be taken too. */
function undoing(rows: Rows, entry: Entry | undefined): Made {
  const changes = entry?.changes.map((change) => inverse(rows, entry, change)) ?? [];
  if (entry === undefined || changes.length === 0 || changes.some((change) => change === null)) return null;
  const made = changes.filter((change) => change !== null);
  return { effectiveOn: entry.effectiveOn, undoes: entry.id, changes: made };
}

function inverse(rows: Rows, entry: Entry, change: RowChange): RowChange | null {
  const [kind, id = '', update = ''] = change.row.split('#');
  const version = change.version + 1;
  if (kind === 'NODE') {
    const node = rows.nodes.get(id);
    if (node?.version !== change.version) return null;
    return changeOf(node, change.before ?? { removed: { on: entry.effectiveOn, why: 'Undone' } });
  }
  const stored = rows.updates.get(update);
  if (stored?.version !== change.version) return null;
  const after = { withdrawn: change.before === null ? true : change.before.withdrawn };
  return { row: change.row, before: { withdrawn: stored.withdrawn }, after, version };
}

function apply(rows: Rows, { row, before, after, version }: RowChange): void {
  const [kind, id = '', update = ''] = row.split('#');
  if (kind === 'NODE') {
    const was = before === null ? {} : rows.nodes.get(id);
    rows.nodes.set(id, Node.parse({ ...was, ...after, version }));
  } else {
    const was = rows.updates.get(update);
    const stored = { ...LatestUpdate.parse({ ...was, ...after }), node: id, version };
    rows.updates.set(update, { ...stored, withdrawn: after.withdrawn === true });
  }
}
