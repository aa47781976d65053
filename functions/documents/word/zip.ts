import { crc32, inflateRawSync } from 'node:zlib';
import { refusal } from './refused.ts';

/** A file inside the package, still packed. Nothing has been inflated. */
export type Entry = {
  name: string;
  method: number;
  crc: number;
  size: number;
  packed: Uint8Array;
  starts: number;
  ends: number;
};

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const encryptedFlag = 0x0001;
const sizesFollowFlag = 0x0008;
const endLength = 22;
const longestComment = 0xffff;
const names = new TextDecoder('utf-8');

const mostEntries = 2_000;

const damaged = () => refusal('The document is damaged or incomplete. Open it, save it again and upload that.');

function findEnd(view: DataView): number {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw damaged();
}

type Package = { bytes: Uint8Array; view: DataView };

/** A file read from disk may lie inside a larger block of memory, so its own end is checked, not the block's. */
function take({ bytes }: Package, from: number, length: number): Uint8Array {
  if (from + length > bytes.length) throw damaged();
  return bytes.subarray(from, from + length);
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

function readCentral(view: DataView, at: number) {
  if (view.getUint32(at, true) !== centralSignature) throw damaged();
  return {
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    nameLength: view.getUint16(at + 28, true),
    skipped: view.getUint16(at + 30, true) + view.getUint16(at + 32, true),
    starts: view.getUint32(at + 42, true),
  };
}

type Central = ReturnType<typeof readCentral>;

/** The directory and the entry itself must tell the same story, or another reader would see another document. */
function checkLocal(zip: Package, central: Central, name: Uint8Array): number {
  const { view } = zip;
  const at = central.starts;
  if (view.getUint32(at, true) !== localSignature) throw damaged();
  const flags = view.getUint16(at + 6, true);
  const nameLength = view.getUint16(at + 26, true);
  const localName = take(zip, at + 30, nameLength);
  if (!sameBytes(localName, name) || view.getUint16(at + 8, true) !== central.method) throw damaged();
  if ((flags & encryptedFlag) !== 0 || (central.flags & encryptedFlag) !== 0) {
    throw refusal('Part of the document is encrypted. Save it without a password and upload that.');
  }
  const sizesHere = (flags & sizesFollowFlag) === 0;
  const sizesDiffer =
    view.getUint32(at + 18, true) !== central.packedSize || view.getUint32(at + 22, true) !== central.size;
  if (sizesHere && sizesDiffer) throw damaged();
  return at + 30 + nameLength + view.getUint16(at + 28, true);
}

function checkApart(entries: Entry[]): void {
  const inOrder = [...entries].sort((left, right) => left.starts - right.starts);
  for (const [index, entry] of inOrder.entries()) {
    const before = inOrder[index - 1];
    if (before !== undefined && entry.starts < before.ends) throw damaged();
  }
}

function readDirectory(zip: Package): Entry[] {
  const { view } = zip;
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) {
    throw refusal(
      `The document holds more than ${mostEntries.toLocaleString('en-GB')} parts. Copy its tables to a new document.`,
    );
  }
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    const central = readCentral(view, at);
    const name = take(zip, at + 46, central.nameLength);
    const data = checkLocal(zip, central, name);
    const ends = data + central.packedSize;
    if (ends > end) throw damaged();
    const packed = take(zip, data, central.packedSize);
    const { method, crc, size, starts } = central;
    entries.push({ name: names.decode(name), method, crc, size, packed, starts, ends });
    at += 46 + central.nameLength + central.skipped;
  }
  checkApart(entries);
  return entries;
}

/** What the package says it holds. Neither more than one disk nor the 64-bit form is needed for a file this small. */
export function listEntries(bytes: Uint8Array): Entry[] {
  try {
    return readDirectory({ bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) });
  } catch (error) {
    // Reading beyond the end of a cut-off file is how a DataView says that the file is cut off.
    if (error instanceof RangeError) throw damaged();
    throw error;
  }
}

/** Inflates at most what the entry says it holds, so that a size that lies stops the work. */
export function inflateEntry(entry: Entry): Uint8Array {
  const bytes = entry.method === 0 ? entry.packed : inflatePacked(entry);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw damaged();
  return bytes;
}

function inflatePacked(entry: Entry): Uint8Array {
  if (entry.method !== 8) throw damaged();
  try {
    return inflateRawSync(entry.packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch {
    // Whatever the inflater found, the officer can do only one thing about it.
    throw damaged();
  }
}
