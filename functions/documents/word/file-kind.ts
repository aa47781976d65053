const save = 'Save it in Word as a Word document (.docx) and upload that.';

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

const ascii = (words: string) => [...words].map((letter) => letter.charCodeAt(0));

const kinds: [readonly number[], string][] = [
  [ascii('%PDF'), 'This is a PDF, not a Word document.'],
  [ascii('{\\rtf'), 'This is a rich text file (.rtf), not a Word document.'],
  [[0x89, ...ascii('PNG')], 'This is a picture, not a Word document.'],
  [[0xff, 0xd8, 0xff], 'This is a picture, not a Word document.'],
  [ascii('GIF8'), 'This is a picture, not a Word document.'],
  [ascii('<'), 'This is a web page or another text file, not a Word document.'],
];

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zipped = [0x50, 0x4b];

/** Whether a name stands in an old compound file's directory, where names are kept two bytes a letter. */
function names(bytes: Uint8Array, name: string): boolean {
  const wide = Buffer.from(name, 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wide);
}

/** What the file is when it is not a package that may hold a Word document, in words; null when it may be one. */
export function fileKind(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'The file is empty. Choose the Word document again.';
  if (startsWith(bytes, zipped)) return null;
  if (startsWith(bytes, compoundFile)) {
    if (names(bytes, 'EncryptedPackage')) {
      return 'The document is protected by a password. Remove the password in Word, save it and upload that.';
    }
    const older = names(bytes, 'WordDocument') ? 'an older Word document (.doc)' : 'an older Office file';
    return `This is ${older}. ${save}`;
  }
  const known = kinds.find(([start]) => startsWith(bytes, start));
  return `${known?.[1] ?? 'This is not a Word document.'} ${save}`;
}
