import { fileKind } from './file-kind.ts';
import { refusal } from './refused.ts';
import { doctypeRefusal, walkXml } from './xml.ts';
import { type Entry, inflateEntry, listEntries } from './zip.ts';

/** The parts of the document that are read. Nothing outside the file is ever looked at. */
export type OpenedDocument = { document: string; styles: string | null; core: string | null; custom: string | null };

const megabyte = 1024 * 1024;
const largestFile = 4 * megabyte;
const largestInflated = 32 * megabyte;
const largestPart = 24 * megabyte;
const largestRatio = 200;
const ratioMatters = megabyte;

const bomb = () =>
  refusal('The document unpacks to far more than a plan would. Copy its tables to a new document and upload that.');

/** Opens untrusted bytes. Throws `DocumentRefused` with what is wrong and what to do about it. */
export function openDocx(bytes: Uint8Array): OpenedDocument {
  if (bytes.length > largestFile) {
    throw refusal('The file is larger than 4 MB. Remove its pictures, or copy its tables to a new document.');
  }
  const wrong = fileKind(bytes);
  if (wrong !== null) throw refusal(wrong);
  const entries = listEntries(bytes);
  checkNames(entries);
  checkSizes(entries);
  const parts = readParts(entries);
  checkMacros(entries, parts);
  const main = mainPart(parts);
  const document = parts.get(main);
  if (document === undefined) throw refusal(notWord(entries));
  const styles = parts.get(main.replace(/[^/]*$/, 'styles.xml')) ?? null;
  return {
    document,
    styles,
    core: parts.get('docProps/core.xml') ?? null,
    custom: parts.get('docProps/custom.xml') ?? null,
  };
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
    // The decoder only says that the bytes are not text in the encoding that Word writes.
    throw refusal('The document is damaged: part of it is not text. Save it again in Word and upload that.');
  }
}

function checkMacros(entries: Entry[], parts: Map<string, string>): void {
  const program = entries.some((entry) => /(^|\/)vba(project\.bin|data\.xml)$/i.test(entry.name));
  if (program || /macroEnabled/i.test(parts.get('[Content_Types].xml') ?? '')) {
    throw refusal(
      'The document contains macros. Save it in Word as a document without macros (.docx) and upload that.',
    );
  }
}

/** Word may call its main part by another name; the package says which it is. */
function mainPart(parts: Map<string, string>): string {
  let main = 'word/document.xml';
  walkXml(parts.get('_rels/.rels') ?? '<none/>', {
    open: (tag) => {
      const target = tag.attribute('Target');
      const isMain = tag.name === 'rel:Relationship' && tag.attribute('Type')?.endsWith('/officeDocument');
      if (isMain === true && target !== null && tag.attribute('TargetMode') !== 'External') {
        main = target.replace(/^\//, '');
      }
    },
  });
  return main.endsWith('.xml') && main.startsWith('word/') ? main : 'word/document.xml';
}

function notWord(entries: Entry[]): string {
  const has = (start: string) => entries.some((entry) => entry.name.startsWith(start));
  const save = 'Save the plan as a Word document (.docx) and upload that.';
  if (has('xl/')) return `This is an Excel workbook, not a Word document. ${save}`;
  if (has('ppt/')) return `This is a PowerPoint presentation, not a Word document. ${save}`;
  if (has('content.xml')) return `This is an OpenDocument file, not a Word document. ${save}`;
  return `This is a zip file without a Word document in it. ${save}`;
}
