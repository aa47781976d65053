import type { FoundKind } from '#shared/search/schema.ts';

/** The kinds of things that can be found, in the order in which they are offered. */
export const kindNames: Record<FoundKind, { one: string; many: string }> = {
  plan: { one: 'Plan', many: 'Plans' },
  row: { one: 'Row of a plan', many: 'Rows of plans' },
  board: { one: 'Board', many: 'Boards' },
  meeting: { one: 'Meeting', many: 'Meetings' },
  'agenda-item': { one: 'Agenda item', many: 'Agenda items' },
  decision: { one: 'Decision', many: 'Decisions' },
  strand: { one: 'Strand or strategy', many: 'Strands and strategies' },
  school: { one: 'School', many: 'Schools' },
  person: { one: 'Person', many: 'People' },
  member: { one: 'Board member', many: 'Board members' },
};

const isKind = (word: unknown): word is FoundKind => typeof word === 'string' && Object.hasOwn(kindNames, word);

/** What the address of the search holds, so that a link shows the same. */
export interface SearchAddress {
  /** What was searched for as it was typed; empty, where nothing was. */
  q?: string;
  kind?: FoundKind;
}

/** Reads the address; what it cannot hold is left out rather than refused. */
export function searchAddressFrom({ q, kind }: Record<string, unknown>): SearchAddress {
  return {
    ...(typeof q === 'string' ? { q: q.trim() } : {}),
    ...(isKind(kind) ? { kind } : {}),
  };
}

/** The kinds of which something was found, and the one that is asked for. */
export function kindsToOffer(counts: Record<FoundKind, number>, asked: FoundKind | undefined): FoundKind[] {
  return Object.keys(kindNames)
    .filter(isKind)
    .filter((kind) => counts[kind] > 0 || kind === asked);
}
