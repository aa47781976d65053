// Asked by the page too, before it sends anything: nothing here may bring the schemas along.

/** A piece of text and where in it what was searched for stands: from a place up to before another, in UTF-16 units. */
export type Marked = { text: string; marks: { from: number; to: number }[] };

/** What a text is compared by: small letters without accents; an apostrophe of whichever shape is not there. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'\u2018\u2019\u02bc]/gu, '')
    .replaceAll('ς', 'σ');
}

/** The words of what was typed, once each. A number with points, like `2.1`, is one word. */
export function termsOf(typed: string): string[] {
  return [...new Set(folded(typed).match(/\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu) ?? [])];
}

const fewestLetters = 2;
export const tooShort = 'Enter at least 2 letters or digits of what you are looking for, like “attendance”';

export const isLongEnough = (typed: string): boolean => termsOf(typed).join('').length >= fewestLetters;

// A term holds letters, digits and points alone.
const sourceOf = (term: string): string =>
  `(?<![\\p{L}\\p{N}${term.includes('.') ? '.' : ''}])${term.replaceAll('.', '\\.')}`;

/** Finds words of a folded text that begin with the term. */
export const beginsWith = (term: string): RegExp => new RegExp(sourceOf(term), 'u');
/** Finds words of a folded text that are the term. */
export const isWord = (term: string): RegExp => new RegExp(`${sourceOf(term)}(?![\\p{L}\\p{N}])`, 'u');

/** The folded text, and for each of its units the piece of the text that it came from. */
export function foldedWithPlaces(text: string): { fold: string; places: { from: number; to: number }[] } {
  let fold = '';
  let from = 0;
  const places: { from: number; to: number }[] = [];
  for (const letter of text) {
    const piece = folded(letter);
    const place = { from, to: from + letter.length };
    fold += piece;
    for (let unit = 0; unit < piece.length; unit += 1) places.push(place);
    from = place.to;
  }
  return { fold, places };
}

/** Where the terms stand in a text, in order; what overlaps is one. */
function marksIn(text: string, terms: readonly string[]): Marked['marks'] {
  const { fold, places } = foldedWithPlaces(text);
  const found = terms
    .flatMap((term) => Array.from(fold.matchAll(new RegExp(sourceOf(term), 'gu')), ({ index }) => ({ index, term })))
    .map(({ index, term }) => ({
      from: places[index]?.from ?? 0,
      to: places[index + term.length - 1]?.to ?? text.length,
    }))
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  const marks: Marked['marks'] = [];
  for (const { from, to } of found) {
    const last = marks.at(-1);
    if (last === undefined || from >= last.to) marks.push({ from, to });
    else last.to = Math.max(last.to, to);
  }
  return marks;
}

const longest = 220;
/** How much of the text stands before the first mark, where the text is cut. */
const before = 70;

/** The part of a text, on one line, in which the first of the terms stands, with all of them marked in it. */
export function markedPart(words: string, terms: readonly string[]): Marked {
  const text = words.replace(/\s+/g, ' ').trim();
  const marks = marksIn(text, terms);
  if (text.length <= longest) return { text, marks };
  const first = marks[0]?.from ?? 0;
  const start = first <= before ? 0 : wordAfter(text, first - before, first);
  const end = wordBefore(text, start + longest, Math.max(start, marks[0]?.to ?? 0));
  const [opening, closing] = [start === 0 ? '' : '…', end === text.length ? '' : '…'];
  const shift = opening.length - start;
  return {
    text: `${opening}${text.slice(start, end)}${closing}`,
    marks: marks.filter(({ to }) => to <= end).map(({ from, to }) => ({ from: from + shift, to: to + shift })),
  };
}

/** The beginning of the first whole word from a place on, and no later than `last`. */
function wordAfter(text: string, place: number, last: number): number {
  const space = text.indexOf(' ', place);
  return space === -1 || space >= last ? last : space + 1;
}

/** The end of the last whole word up to a place, and no earlier than `first`. */
function wordBefore(text: string, place: number, first: number): number {
  if (place >= text.length) return text.length;
  const space = text.lastIndexOf(' ', place);
  if (space > first) return space;
  return Math.max(first, splitsPair(text, place) ? place - 1 : place);
}

const splitsPair = (text: string, place: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(place));
