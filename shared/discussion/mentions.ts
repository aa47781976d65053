import type { PersonId } from '../ids.ts';

/** So that a comment and all that waits because of it are one transaction, and a mention stays a mention. */
export const mostMentions = 20;

const mention = /@\[([0-9A-HJKMNP-TV-Z]{26})\]/g;

// The pattern is that of a person’s id; whether there is such a person is for whoever has the directory.
const asPerson = (id: string): PersonId => id as PersonId;

/** Who is mentioned, each once, in the order in which they are. */
export function mentionsIn(words: string): PersonId[] {
  return [...new Set(Array.from(words.matchAll(mention), ([, id = '']) => asPerson(id)))];
}

export type Piece = { kind: 'words'; words: string } | { kind: 'mention'; person: PersonId };

/** What is said, piece by piece, for showing the names of today. */
export function piecesOf(words: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: whole, 1: id = '', index } of words.matchAll(mention)) {
    if (index > from) pieces.push({ kind: 'words', words: words.slice(from, index) });
    pieces.push({ kind: 'mention', person: asPerson(id) });
    from = index + whole.length;
  }
  if (from < words.length) pieces.push({ kind: 'words', words: words.slice(from) });
  return pieces;
}

export type Named = { id: string; name: string };

/** As it is typed: with names. */
export function asTyped(words: string, nameOf: (person: PersonId) => string): string {
  return piecesOf(words)
    .map((piece) => (piece.kind === 'words' ? piece.words : `@${nameOf(piece.person)}`))
    .join('');
}

/**
 * As it is sent: an “@” with the name of somebody is that person. The longest name that stands there, so that nobody is
 * taken for a namesake whose name goes on; of several people with one name, the one who was chosen, or nobody.
 */
export function asSent(typed: string, people: readonly Named[], chosen: readonly string[]): string {
  let sent = '';
  for (let at = 0; at < typed.length; ) {
    const person = isSign(typed, at) ? namedAt(typed.slice(at + 1), people, chosen) : undefined;
    sent += person === undefined ? typed.charAt(at) : `@[${person.id}]`;
    at += person === undefined ? 1 : 1 + person.name.length;
  }
  return sent;
}

const partOfWord = /[\p{L}\p{N}]/u;

/** In an address of mail the sign mentions nobody. */
const isSign = (typed: string, at: number): boolean =>
  typed.charAt(at) === '@' && !partOfWord.test(typed.charAt(at - 1));

function namedAt(rest: string, people: readonly Named[], chosen: readonly string[]): Named | undefined {
  const lower = rest.toLowerCase();
  const found = people.filter(
    ({ name }) => name !== '' && lower.startsWith(name.toLowerCase()) && !partOfWord.test(rest.charAt(name.length)),
  );
  const longest = Math.max(...found.map(({ name }) => name.length));
  const ofThatName = found.filter(({ name }) => name.length === longest);
  if (ofThatName.length < 2) return ofThatName[0];
  const wanted = ofThatName.filter(({ id }) => chosen.includes(id));
  return wanted.length === 1 ? wanted[0] : undefined;
}

/** The name that is being typed where the caret stands, after an “@”; null where none is. */
export function mentionBegun(typed: string, caret: number): { from: number; words: string } | null {
  const from = typed.lastIndexOf('@', caret - 1);
  if (from === -1 || !isSign(typed, from)) return null;
  const words = typed.slice(from + 1, caret);
  return words.length <= 60 && !/[\n@[]/.test(words) && words.split(' ').length <= 4 ? { from, words } : null;
}
