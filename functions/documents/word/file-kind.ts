const save = 'Save the plan as a Word document (.docx), an Excel workbook (.xlsx) or CSV and upload that.';

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

const ascii = (words: string) => [...words].map((letter) => letter.charCodeAt(0));

const kinds: [readonly number[], string][] = [
  [ascii('%PDF'), 'This is a PDF.'],
  [ascii('{\\rtf'), 'This is a rich text file (.rtf).'],
  [[0x89, ...ascii('PNG')], 'This is a picture.'],
  [[0xff, 0xd8, 0xff], 'This is a picture.'],
  [ascii('GIF8'), 'This is a picture.'],
  [ascii('<'), 'This is a web page or another file of markup.'],
];

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zipped = [0x50, 0x4b];

export const isPackage = (bytes: Uint8Array): boolean => startsWith(bytes, zipped);

/** Whether a name stands in an old compound file's directory, where names are kept two bytes a letter. */
function names(bytes: Uint8Array, name: string): boolean {
  const wide = Buffer.from(name, 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wide);
}

function olderFile(bytes: Uint8Array): string {
  if (names(bytes, 'EncryptedPackage')) {
    return 'The file is protected by a password. Remove the password, save it and upload that.';
  }
  if (names(bytes, 'WordDocument')) return `This is an older Word document (.doc). ${save}`;
  if (names(bytes, 'Workbook') || names(bytes, 'Book')) return `This is an older Excel workbook (.xls). ${save}`;
  return `This is an older Office file. ${save}`;
}

/** What the file is when it can be neither an Office package nor text, in words; null when it may be one. */
export function fileKind(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'The file is empty. Choose the file of the plan again.';
  if (startsWith(bytes, zipped)) return null;
  if (startsWith(bytes, compoundFile)) return olderFile(bytes);
  const known = kinds.find(([start]) => startsWith(bytes, start));
  return known === undefined ? null : `${known[1]} ${save}`;
}
