import { fileKind } from './file-kind.ts';
import { largestFile, type OpenedPackage, openPackage } from './open-package.ts';
import { refusal } from './refused.ts';
import { walkXml } from './xml.ts';

/** The parts of the document that are read. Nothing outside the file is ever looked at. */
export type OpenedDocument = { document: string; styles: string | null; core: string | null; custom: string | null };

/** Whether the file is larger than any plan, or is of a kind that holds none. */
export function checkFile(bytes: Uint8Array): void {
  if (bytes.length > largestFile) {
    throw refusal('The file is larger than 25 MB. Remove its pictures, or copy its tables to a new document.');
  }
  const wrong = fileKind(bytes);
  if (wrong !== null) throw refusal(wrong);
}

/** Opens untrusted bytes. Throws `DocumentRefused` with what is wrong and what to do about it. */
export function openDocx(bytes: Uint8Array): OpenedDocument {
  checkFile(bytes);
  return docxIn(openPackage(bytes));
}

/** The parts of a Word document; refused where the package holds none. */
export function docxIn({ parts, names }: OpenedPackage): OpenedDocument {
  const main = mainPart(parts);
  const document = parts.get(main);
  if (document === undefined) throw refusal(notPlan(names));
  return {
    document,
    styles: parts.get(main.replace(/[^/]*$/, 'styles.xml')) ?? null,
    core: parts.get('docProps/core.xml') ?? null,
    custom: parts.get('docProps/custom.xml') ?? null,
  };
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

function notPlan(names: string[]): string {
  const has = (start: string) => names.some((name) => name.startsWith(start));
  const save = 'Save the plan as a Word document (.docx), an Excel workbook (.xlsx) or CSV and upload that.';
  if (names.includes('xl/workbook.bin')) return `This is an Excel binary workbook (.xlsb). ${save}`;
  if (has('ppt/')) return `This is a PowerPoint presentation. ${save}`;
  if (has('content.xml')) return `This is an OpenDocument file. ${save}`;
  return `This is a zip file without a document or workbook in it. ${save}`;
}
