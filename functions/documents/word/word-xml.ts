const wordSpace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const wordSpaces = `xmlns:w="${wordSpace}" xmlns:r="${relationSpace}"`;

const unholdable = /(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu;

/**
 * The words as a document can hold them: every kind of line break is one, half a character becomes the replacement
 * character, control characters are left out. Words of nothing else become the replacement character: no title is lost.
 */
export function holdable(words: string): string {
  const kept = words
    .replace(/\r\n?|\v|\f/g, '\n')
    .replace(unholdable, '')
    .toWellFormed()
    .trim();
  return kept === '' && words.trim() !== '' ? '\ufffd' : kept;
}

export function escapeXml(words: string): string {
  return words.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function line(words: string): string {
  const pieces = words.split('\t').map((piece) => `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`);
  return pieces.join('<w:tab/>');
}

/** One paragraph; a line break in the words stays inside it. */
export function paragraph(style: string, words: string): string {
  const lines = holdable(words).split('\n').map(line).join('<w:br/>');
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${lines}</w:r></w:p>`;
}

/** A paragraph for each line of the words; at least one, since a cell may not be without. */
export function paragraphs(style: string, words: string): string {
  return holdable(words)
    .split('\n')
    .map((words) =>
      words === '' ? `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr></w:p>` : paragraphLine(style, words),
    )
    .join('');
}

/** Spaces at the ends of a line are the author's: only the ends of the whole text are trimmed. */
const paragraphLine = (style: string, words: string) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${line(words)}</w:r></w:p>`;
