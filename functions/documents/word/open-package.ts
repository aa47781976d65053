import { refusal } from './refused.ts';
import { doctypeRefusal } from './xml.ts';
import { type Entry, inflateEntry, listEntries } from './zip.ts';

/** An Office package that was found harmless: its markup by part, and the names of all its parts. */
export type OpenedPackage = { parts: Map<string, string>; names: string[] };

const megabyte = 1024 * 1024;
export const largestFile = 25 * megabyte;
const largestInflated = 48 * megabyte;
const largestPart = 24 * megabyte;
const largestRatio = 200;
const ratioMatters = megabyte;

const bomb = () =>
  refusal('The document unpacks to far more than a plan would. Copy its tables to a new document and upload that.');

/** Opens untrusted bytes. Throws `DocumentRefused` with what is wrong and what to do about it. */
export function openPackage(bytes: Uint8Array): OpenedPackage {
  const entries = listEntries(bytes);
  checkNames(entries);
  checkSizes(entries);
  const parts = readParts(entries);
  checkMacros(entries, parts);
  return { parts, names: entries.map((entry) => entry.name) };
}

function isUnsafe(name: string): boolean {
  const steps = name.split('/');
  return /\\|\p{Cc}|^\/|^[a-z]:/iu.test(name) || name === '' || steps.includes('..') || steps.includes('.');
}

function checkNames(entries: Entry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    if (isUnsafe(name)) {
      throw refusal('The document holds a part whose name points outside the document. It was not opened.');
    }
    // Part names differ only by more than case, or two readers would read two different parts.
    const known = name.toLowerCase();
    if (seen.has(known)) throw refusal('The document holds two parts of the same name. It was not opened.');
    seen.add(known);
  }
}

function checkSizes(entries: Entry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > largestInflated) throw bomb();
  for (const entry of entries) {
    const steep = entry.size > ratioMatters && entry.size > entry.packed.length * largestRatio;
    if (entry.size > largestPart || steep) throw bomb();
  }
}

/** Every part is inflated within its declared size and proved whole; only the markup is kept. */
function readParts(entries: Entry[]): Map<string, string> {
  const parts = new Map<string, string>();
  for (const entry of entries) {
    const bytes = inflateEntry(entry);
    if (!/\.(xml|rels)$/i.test(entry.name)) continue;
    const text = decodeMarkup(bytes);
    if (/<!\s*(DOCTYPE|ENTITY)/i.test(text)) throw doctypeRefusal();
    parts.set(entry.name, text);
  }
  return parts;
}

function decodeMarkup(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  try {
    return new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The decoder only says that the bytes are not text in the encoding that Office writes.
    throw refusal('The document is damaged: part of it is not text. Open it, save it again and upload that.');
  }
}

function checkMacros(entries: Entry[], parts: Map<string, string>): void {
  const program = entries.some((entry) => /(^|\/)vba(project\.bin|data\.xml)$/i.test(entry.name));
  if (program || /macroEnabled/i.test(parts.get('[Content_Types].xml') ?? '')) {
    throw refusal('The document contains macros. Save it without macros, as .docx or .xlsx, and upload that.');
  }
}
