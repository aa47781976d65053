/** Words in lines no wider than `width`; a word that is wider by itself is cut. */
export function wrapped(words: string, width: number, widthOf: (words: string) => number): string[] {
  return words.split('\n').flatMap((line) => wrapLine(line.replace(/\s+/gu, ' ').trim(), width, widthOf));
}

function wrapLine(line: string, width: number, widthOf: (words: string) => number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ').flatMap((each) => pieces(each, width, widthOf))) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && widthOf(longer) > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

function pieces(word: string, width: number, widthOf: (words: string) => number): string[] {
  if (widthOf(word) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(piece + letter) > width) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...found, piece];
}

/** A line as it is drawn: without the space at its end two words would be read aloud as one. */
export const spaced = (lines: readonly string[], index: number): string =>
  index < lines.length - 1 ? `${lines[index] ?? ''} ` : (lines[index] ?? '');
