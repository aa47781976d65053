import { type FontFile, openFont } from './font-file.ts';
import { subsetFont } from './font-subset.ts';
import { type PdfObjects, pdfText, ref } from './objects.ts';

export type FontBytes = { regular: Uint8Array; bold: Uint8Array };
export type FontName = keyof FontBytes;

/** A font as text is set in it; what was set is remembered, for only that goes into the file. */
export type Typeface = {
  width(words: string, size: number): number;
  /** The words as a PDF string of glyph numbers. */
  set(words: string): string;
  embed(objects: PdfObjects): number;
};

/** What the font has no glyph for is printed as this, and never left out. */
const stranger = '\ufffd';

export function typeface(bytes: Uint8Array, name: string): Typeface {
  const font = openFont(bytes);
  const used = new Map<number, string>();
  const glyphs = (words: string) =>
    Array.from(words, (letter) => {
      const own = font.glyphOf(letter.codePointAt(0) ?? 0);
      return { glyph: own === 0 ? font.glyphOf(stranger.charCodeAt(0)) : own, letter };
    });
  const measured = new Map<string, number>();
  const wide = (words: string) => glyphs(words).reduce((sum, { glyph }) => sum + font.widthOf(glyph), 0);
  return {
    width(words, size) {
      const known = measured.get(words) ?? wide(words);
      measured.set(words, known);
      return (known * size) / font.unitsPerEm;
    },
    set(words) {
      const set = glyphs(words);
      for (const { glyph, letter } of set) if (!used.has(glyph)) used.set(glyph, letter);
      return `<${set.map(({ glyph }) => hex(glyph)).join('')}>`;
    },
    embed: (objects) => embed(objects, { font, used, name: `${tagOf(name)}+${name}` }),
  };
}

const hex = (number: number) => number.toString(16).padStart(4, '0');
/** Six letters before the name say that the font is a part of the whole. */
const tagOf = (name: string) => (name.endsWith('Bold') ? 'PLACEB' : 'PLACER');

type Embedded = { font: FontFile; used: ReadonlyMap<number, string>; name: string };

function embed(objects: PdfObjects, { font, used, name }: Embedded): number {
  const scaled = (units: number) => Math.round((units * 1000) / font.unitsPerEm);
  const subset = subsetFont(font, new Set(used.keys()));
  const file = objects.stream(subset, ` /Length1 ${subset.length}`);
  const descriptor = objects.add(
    `<< /Type /FontDescriptor /FontName /${name} /Flags 32 /FontBBox [${font.box.map(scaled).join(' ')}] /ItalicAngle 0 /Ascent ${scaled(font.ascent)} /Descent ${scaled(font.descent)} /CapHeight ${scaled(font.ascent)} /StemV 80 /FontFile2 ${ref(file)} >>`,
  );
  const sorted = [...used].toSorted(([a], [b]) => a - b);
  const widths = sorted.map(([glyph]) => `${glyph} [${scaled(font.widthOf(glyph))}]`).join(' ');
  const descendant = objects.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${ref(descriptor)} /DW 600 /W [${widths}] /CIDToGIDMap /Identity >>`,
  );
  const unicode = objects.stream(unicodeMap(sorted));
  return objects.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${ref(descendant)}] /ToUnicode ${ref(unicode)} >>`,
  );
}

/** Which letter each glyph stands for, so that the text can be searched, copied and read aloud. */
function unicodeMap(sorted: readonly [glyph: number, letter: string][]): string {
  const lines = sorted.map(([glyph, letter]) => `<${hex(glyph)}> <${pdfText(letter).slice(5)}`);
  const groups = Array.from({ length: Math.ceil(lines.length / 100) }, (_, at) =>
    lines.slice(at * 100, at * 100 + 100),
  );
  const body = groups.map((group) => `${group.length} beginbfchar\n${group.join('\n')}\nendbfchar`).join('\n');
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`;
}
