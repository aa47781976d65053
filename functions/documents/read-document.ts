import { isWorkbook, xlsxIn } from './sheet/open-xlsx.ts';
import { readCsv } from './sheet/read-csv.ts';
import { readSheets, type SheetOptions } from './sheet/read-sheets.ts';
import { isPackage } from './word/file-kind.ts';
import { checkFile, docxIn } from './word/open-docx.ts';
import { openPackage } from './word/open-package.ts';
import { type ReadDocument, readTables } from './word/read-tables.ts';

/** Reads untrusted bytes as what they are, whatever the file is called: Word, Excel or delimited text. */
export function readDocument(bytes: Uint8Array, options: SheetOptions): ReadDocument {
  checkFile(bytes);
  if (!isPackage(bytes)) return readCsv(bytes);
  const opened = openPackage(bytes);
  return isWorkbook(opened) ? readSheets(xlsxIn(opened), options) : readTables(docxIn(opened));
}
