import { type Ending, endingOf } from '#shared/evidence/files.ts';

const begins = (bytes: Buffer, ...first: number[]): boolean => first.every((byte, place) => bytes[place] === byte);

/** A package of Office that holds this part, and no macros. */
const isPackage = (bytes: Buffer, part: string): boolean =>
  begins(bytes, 0x50, 0x4b, 0x03, 0x04) && bytes.includes(part) && !bytes.includes('vbaProject.bin');

/** Text has no zeros, unless it says at its beginning that each letter takes two bytes. */
const isText = (bytes: Buffer): boolean => begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff) || !bytes.includes(0);

const looksLike: Record<Ending, (bytes: Buffer) => boolean> = {
  '.docx': (bytes) => isPackage(bytes, 'word/document.xml'),
  '.xlsx': (bytes) => isPackage(bytes, 'xl/workbook.xml'),
  '.pdf': (bytes) => bytes.subarray(0, 5).toString('latin1') === '%PDF-',
  '.csv': isText,
  '.png': (bytes) => begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  '.jpg': (bytes) => begins(bytes, 0xff, 0xd8, 0xff),
  '.jpeg': (bytes) => begins(bytes, 0xff, 0xd8, 0xff),
};

/** Is a file what the ending of its name says? It is given out as that, and as nothing else. */
export function isWhatItIsCalled(name: string, bytes: Uint8Array): boolean {
  const ending = endingOf(name);
  return ending !== null && looksLike[ending](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
