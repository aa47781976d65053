import type { OpenedPackage } from '../word/open-package.ts';
import { refusal } from '../word/refused.ts';
import { type Tag, walkXml } from '../word/xml.ts';
import { shownBy } from './number-words.ts';

type Shown = ReturnType<typeof shownBy>;
export type OpenedSheet = { name: string; hidden: boolean; xml: string };
/** What is read of a workbook. Links to other workbooks, queries and charts are never looked at. */
export type OpenedWorkbook = {
  sheets: OpenedSheet[];
  strings: string[];
  /** How the cells of each style show their numbers. */
  styles: Shown[];
  from1904: boolean;
  links: boolean;
  title: string;
};

const isOn = (value: string | null) => value !== null && /^(?:1|true|on)$/i.test(value);
const mostSheets = 60;

export const isWorkbook = ({ parts }: OpenedPackage): boolean => parts.has('xl/workbook.xml');

/** Where the parts of the workbook are, by relation; what lies outside the file is passed over. */
function relations(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  walkXml(xml, {
    open: (tag) => {
      const id = tag.attribute('Id');
      const target = tag.attribute('Target');
      if (tag.name !== 'rel:Relationship' || id === null || target === null) return;
      if (tag.attribute('TargetMode') !== 'External') {
        found.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      }
    },
  });
  return found;
}

/** Words in a shared string or an inline one, without the reading aids beside them. */
export function decodeEscapes(words: string): string {
  return words
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

function sharedStrings(xml: string | undefined): string[] {
  const strings: string[] = [];
  if (xml === undefined) return strings;
  let words = '';
  let aside = 0;
  let inText = false;
  walkXml(xml, {
    open: ({ name }) => {
      if (name === 's:si') words = '';
      if (name === 's:rPh') aside += 1;
      inText = name === 's:t' && aside === 0;
    },
    close: (name) => {
      if (name === 's:rPh') aside -= 1;
      if (name === 's:t') inText = false;
      if (name === 's:si') strings.push(decodeEscapes(words));
    },
    text: (text) => {
      if (inText) words += text;
    },
  });
  return strings;
}

function cellStyles(xml: string | undefined): Shown[] {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  if (xml === undefined) return [];
  let inCells = false;
  walkXml(xml, {
    open: (tag) => {
      if (tag.name === 's:numFmt') codes.set(Number(tag.attribute('numFmtId')), tag.attribute('formatCode') ?? '');
      if (tag.name === 's:cellXfs') inCells = true;
      if (tag.name === 's:xf' && inCells) ids.push(Number(tag.attribute('numFmtId') ?? 0));
    },
    close: (name) => {
      if (name === 's:cellXfs') inCells = false;
    },
  });
  return ids.map((id) => shownBy(id, codes));
}

type Listed = { sheets: { name: string; hidden: boolean; relation: string }[]; from1904: boolean };

function listed(xml: string): Listed {
  const found: Listed = { sheets: [], from1904: false };
  const sheet = (tag: Tag) => ({
    name: (tag.attribute('name') ?? '').slice(0, 100),
    hidden: /^(?:hidden|veryHidden)$/.test(tag.attribute('state') ?? ''),
    relation: tag.attribute('id') ?? '',
  });
  walkXml(xml, {
    open: (tag) => {
      if (tag.name === 's:workbookPr') found.from1904 = isOn(tag.attribute('date1904'));
      if (tag.name === 's:sheet') found.sheets.push(sheet(tag));
    },
  });
  return found;
}

function titleIn(xml: string | undefined): string {
  let title = '';
  let inTitle = false;
  if (xml === undefined) return title;
  walkXml(xml, {
    open: ({ name }) => {
      inTitle = name === 'dc:title';
    },
    close: () => {
      inTitle = false;
    },
    text: (words) => {
      if (inTitle) title += words;
    },
  });
  return title.trim();
}

/** The parts of a workbook that hold words. Throws `DocumentRefused` with what is wrong. */
export function xlsxIn({ parts, names }: OpenedPackage): OpenedWorkbook {
  const { sheets, from1904 } = listed(parts.get('xl/workbook.xml') ?? '<none/>');
  const where = relations(parts.get('xl/_rels/workbook.xml.rels') ?? '<none/>');
  if (sheets.length > mostSheets) {
    throw refusal(`The workbook has more than ${mostSheets} sheets. Copy those of the plan to a workbook of its own.`);
  }
  const read = sheets.flatMap(({ name, hidden, relation }) => {
    const xml = parts.get(where.get(relation) ?? '');
    return xml === undefined ? [] : [{ name, hidden, xml }];
  });
  if (read.length === 0) throw refusal('The workbook has no sheet that can be read. Open it, save it again.');
  return {
    sheets: read,
    strings: sharedStrings(parts.get('xl/sharedStrings.xml')),
    styles: cellStyles(parts.get('xl/styles.xml')),
    from1904,
    links: names.some((name) => name.startsWith('xl/externalLinks/')),
    title: titleIn(parts.get('docProps/core.xml')),
  };
}
