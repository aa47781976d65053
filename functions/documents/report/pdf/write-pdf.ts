import { createHash } from 'node:crypto';
import type { ReportBlock, ReportDocument } from '#shared/reports/document.ts';
import { escapeXml, holdable } from '../../word/word-xml.ts';
import { type Canvas, canvas, type Faces, margin, type TextLook } from './canvas.ts';
import { drawTable } from './draw-table.ts';
import { num, pdfObjects, pdfText, ref } from './objects.ts';
import { type Element, element, writeStructure } from './structure.ts';
import { type FontBytes, typeface } from './typeface.ts';
import { spaced, wrapped } from './wrap.ts';

/**
 * The report as a PDF that can be read aloud (PDF/UA-1): every word belongs to a heading, paragraph, list or table cell, in
 * order, and the fonts are inside. The same report gives the same bytes.
 */
export function reportPdf(document: ReportDocument, fonts: FontBytes): Uint8Array {
  const faces: Faces = {
    regular: typeface(fonts.regular, 'DejaVuSansCondensed'),
    bold: typeface(fonts.bold, 'DejaVuSansCondensed-Bold'),
  };
  const clean = cleaned(document);
  const drawn = canvas(faces, document.orientation);
  drawn.newPage();
  const whole = element('Document');
  whole.kids.push(...drawHead(drawn, faces, clean), ...clean.blocks.flatMap((block) => drawBlock(drawn, faces, block)));
  drawFooters(drawn, faces, clean.footer);
  return assembled(clean, { canvas: drawn, faces, whole });
}

/** What no format holds is left out, everywhere at once. */
function cleaned(document: ReportDocument): ReportDocument {
  return JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    typeof value === 'string' ? holdable(value) : value,
  );
}

const looks = {
  H1: { font: 'bold', size: 18, leading: 23, before: 0 },
  H2: { font: 'bold', size: 13, leading: 17, before: 12 },
  H3: { font: 'bold', size: 11, leading: 14, before: 9 },
  H4: { font: 'bold', size: 10, leading: 13, before: 8 },
  P: { font: 'regular', size: 9.5, leading: 13, before: 2 },
} as const;

type Look = TextLook & { leading: number; before: number };

function drawWords(
  drawn: Canvas,
  faces: Faces,
  of: Element,
  { words, look, indent = 0 }: { words: string; look: Look; indent?: number },
) {
  const lines = wrapped(words, drawn.inside - indent, (each) => faces[look.font].width(each, look.size));
  // A heading stands with what it is about.
  const below = look.font === 'bold' ? 60 : 0;
  if (drawn.room < look.before + look.leading + below) drawn.newPage();
  drawn.down(look.before);
  for (const [index, line] of lines.entries()) {
    if (drawn.room < look.leading) drawn.newPage();
    drawn.down(look.leading);
    if (line !== '') drawn.content(of, drawn.text(spaced(lines, index), { x: margin + indent, y: drawn.y + 4 }, look));
  }
}

function drawHead(drawn: Canvas, faces: Faces, { title, subtitle, facts }: ReportDocument): Element[] {
  const heading = element('H1');
  drawWords(drawn, faces, heading, { words: title, look: looks.H1 });
  const below = element('P');
  drawWords(drawn, faces, below, { words: subtitle, look: { ...looks.P, size: 12, leading: 16 } });
  const said = facts.map(({ label, words }) => {
    const of = element('P');
    drawWords(drawn, faces, of, { words: `${label}: ${words}`, look: looks.P });
    return of;
  });
  drawn.down(6);
  return [heading, below, ...said];
}

function drawBlock(drawn: Canvas, faces: Faces, block: ReportBlock): Element[] {
  if (block.kind === 'table') return [drawTable(drawn, faces, block)];
  if (block.kind === 'list') return [drawList(drawn, faces, block.items)];
  const level = block.kind === 'heading' ? Math.min(block.level, 6) : 0;
  const of = element(level === 0 ? 'P' : `H${level}`);
  const look = level === 0 ? looks.P : level === 2 ? looks.H2 : level === 3 ? looks.H3 : looks.H4;
  drawWords(drawn, faces, of, { words: block.words, look });
  if (level === 0) drawn.down(4);
  return [of];
}

function drawList(drawn: Canvas, faces: Faces, items: readonly string[]): Element {
  const list = element('L', '/O /List /ListNumbering /Disc');
  for (const item of items) {
    const [one, label, body] = [element('LI'), element('Lbl'), element('LBody')];
    if (drawn.room < looks.P.leading * 2) drawn.newPage();
    drawn.content(
      label,
      drawn.text('•', { x: margin + 4, y: drawn.y - looks.P.before - looks.P.leading + 4 }, looks.P),
    );
    drawWords(drawn, faces, body, { words: item, look: looks.P, indent: 16 });
    one.kids.push(label, body);
    list.kids.push(one);
  }
  return list;
}

function drawFooters(drawn: Canvas, faces: Faces, footer: string): void {
  const look: TextLook = { font: 'regular', size: 7.5 };
  const count = drawn.pages.length;
  const room = drawn.inside - 80;
  const [line = ''] = wrapped(footer, room, (each) => faces.regular.width(each, look.size));
  for (const [index, operators] of drawn.pages.entries()) {
    const number = `Page ${index + 1} of ${count}`;
    const right = margin + drawn.inside - faces.regular.width(number, look.size);
    const said = [drawn.text(line, { x: margin, y: 30 }, look), drawn.text(number, { x: right, y: 30 }, look)];
    operators.push(`/Artifact << /Type /Pagination /Subtype /Footer >> BDC\n${said.join('\n')}\nEMC`);
  }
}

type Drawn = { canvas: Canvas; faces: Faces; whole: Element };

function assembled(document: ReportDocument, { canvas: drawn, faces, whole }: Drawn): Uint8Array {
  const objects = pdfObjects();
  const tree = objects.reserve();
  const fonts = `/Font << /F1 ${ref(faces.regular.embed(objects))} /F2 ${ref(faces.bold.embed(objects))} >>`;
  const pages = drawn.pages.map((operators, index) => {
    const content = objects.stream(operators.join('\n'));
    return objects.add(
      `<< /Type /Page /Parent ${ref(tree)} /MediaBox [0 0 ${num(drawn.paper.width)} ${num(drawn.paper.height)}] /Resources << ${fonts} >> /Contents ${ref(content)} /StructParents ${index} /Tabs /S >>`,
    );
  });
  objects.fill(tree, `<< /Type /Pages /Kids [${pages.map(ref).join(' ')}] /Count ${pages.length} >>`);
  const structure = writeStructure(objects, whole, pages);
  const title = `${document.title} – ${document.subtitle} – ${document.authority}`;
  const metadata = objects.metadata(aboutXml(title, document));
  const root = objects.add(
    `<< /Type /Catalog /Pages ${ref(tree)} /MarkInfo << /Marked true >> /Lang (en-GB) /StructTreeRoot ${ref(structure)} /Metadata ${ref(metadata)} /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  const info = objects.add(
    `<< /Title ${pdfText(title)} /Author ${pdfText(document.authority)} /Creator (Placeboard) >>`,
  );
  return objects.file({ root, info, id: idOf(document) });
}

const idOf = (document: ReportDocument) =>
  createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 32);

/** Says by the standard’s own words that this can be read aloud. */
function aboutXml(title: string, { authority, dated }: ReportDocument): string {
  const at = `${dated}T00:00:00Z`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>${escapeXml(authority)}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language><pdfuaid:part>1</pdfuaid:part><xmp:CreateDate>${at}</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}
