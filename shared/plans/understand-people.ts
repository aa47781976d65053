import { tidy } from './understand.ts';

/** A role or a body, which may stand in a list of who does something. */
const role =
  /\b(?:head ?teachers?|heads?|officers?|partners?|governors?|leads?|leaders?|advisers?|advisors?|managers?|directors?|chairs?|commissioners?|councillors?|members|teachers|providers?|teams?|boards?|schools?|academies|trusts?|settings|parents|carers|colleges?|alliances?|services?|coordinators?|co-ordinators?)\)?\.?$/i;
const abbreviation = /(?:^|\s)\(?\p{Lu}\p{L}*\p{Lu}s?\)?\.?$/u;
const holder = /\b(?:director|head|officer|lead|manager|adviser|advisor|commissioner|member)\b/i;
const sentence = /\b(?:will|is|are|be|to|this|that|supported|led by|lead on|with|from)\b/i;
const nobody = /^(?:n\/?a|none|tbc|tbd|to be (?:confirmed|determined|agreed)|-|\u2013)\.?$/i;
const mostWords = 10;

const canStandInList = (words: string) => abbreviation.test(words) || role.test(words);

/** The words cut where a separator stands outside brackets; `and` and commas are looked at afterwards. */
function cut(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(separator)) {
    const before = text.slice(0, match.index);
    const open = before.split(/[([]/).length - before.split(/[)\]]/).length;
    if (open > 0 || match.index < start) continue;
    parts.push(text.slice(start, match.index));
    start = match.index + match[0].length;
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}

/** `Assistant Director, Education` is one person; `PTSA, teaching schools, LA` are three bodies. */
function atCommas(words: string): string[] {
  const names: string[] = [];
  for (const part of cut(words, /,/g)) {
    const before = names.at(-1);
    const qualifies = before !== undefined && holder.test(before) && !canStandInList(part);
    if (qualifies) names[names.length - 1] = `${before}, ${part}`;
    else names.push(part.replace(/^(?:and|&)\s+/i, ''));
  }
  return names;
}

const isClosed = (words: string) => words.split(/[([]/).length === words.split(/[)\]]/).length;

/** `Head Teachers and PTSA` are two; `Director of Education and Skills` is one. */
function atAnds(words: string): string[] {
  const [first = '', ...rest] = words.split(/(\s(?:and|&)\s)/i);
  const names = [first];
  for (let at = 0; at < rest.length; at += 2) {
    const before = names.at(-1) ?? '';
    const part = rest[at + 1] ?? '';
    if (isClosed(before) && canStandInList(before) && canStandInList(part)) names.push(part);
    else names[names.length - 1] = `${before}${rest[at]}${part}`;
  }
  return names;
}

/** The people and bodies that a cell lists; null where it is a sentence or names nobody. */
export function understandPeople(words: string): string[] | null {
  const text = tidy(words).slice(0, 2_000);
  if (nobody.test(text)) return null;
  const names = text
    .replace(/\band\/or\b/gi, ';')
    .split('\n')
    .flatMap((line) => cut(line, /[;/\u2022]|(?<=\p{L}{3}|\))\.\s+(?=\p{Lu})/gu))
    .flatMap(atCommas)
    .flatMap(atAnds)
    .map((name) => name.replace(/^(?:[-\u2013*]|\d{1,2}[.)])\s+|[.,:]+$/gu, '').trim())
    .filter((name) => name !== '');
  const clear = names.every((name) => !sentence.test(name) && name.split(' ').length <= mostWords);
  return clear && names.length > 0 ? [...new Set(names)] : null;
}
