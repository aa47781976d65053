import type { BoardSummary } from '#shared/boards/schema.ts';
import type { Person } from '#shared/people/schema.ts';
import { partyKey } from '#shared/plans/parties.ts';
import type { Party } from '#shared/plans/party.ts';

export interface PartyChoice {
  id: string;
  label: string;
  about: string;
  party: Party;
}

export interface Known {
  people: readonly Pick<Person, 'id' | 'name' | 'left'>[];
  boards: readonly Pick<BoardSummary, 'id' | 'name'>[];
}

const most = 12;

const choiceOf = (label: string, about: string, party: Party): PartyChoice => ({
  ...{ id: partyKey(party), label, about, party },
});

/**
 * Who can be chosen for what was typed: boards and people with these words in their names, then the words themselves, as a
 * role or as an organisation. Who is chosen already is not offered again.
 */
export function partyChoices(typed: string, chosen: readonly Party[], { people, boards }: Known): PartyChoice[] {
  const words = typed.trim();
  const has = (name: string) => name.toLocaleLowerCase('en-GB').includes(words.toLocaleLowerCase('en-GB'));
  const listed = [
    ...boards
      .filter(({ name }) => has(name))
      .map(({ id, name }) => choiceOf(name, 'Board', { kind: 'board', board: id })),
    ...people
      .filter(({ name, left }) => !left && has(name))
      .map(({ id, name }) => choiceOf(name, 'Person', { kind: 'person', person: id })),
  ].slice(0, most);
  const asTyped = [
    choiceOf(words, 'As a role', { kind: 'role', name: words }),
    choiceOf(words, 'As an organisation', { kind: 'organisation', name: words }),
  ];
  const taken = new Set(chosen.map(partyKey));
  return [...listed, ...(words === '' ? [] : asTyped)].filter(({ id }) => !taken.has(id));
}
