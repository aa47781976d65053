import { type FontFile, tableAt } from './font-file.ts';

/** What a PDF needs of a font whose glyphs are named by their number. */
const kept = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];

/** The font with the outlines of these glyphs alone; every glyph keeps its number. */
export function subsetFont(font: FontFile, used: ReadonlySet<number>): Uint8Array {
  const places = placesIn(font);
  const needed = withParts(font, places, used);
  const pieces: Uint8Array[] = [];
  const loca = new DataView(new ArrayBuffer((font.glyphs + 1) * 4));
  let length = 0;
  for (let glyph = 0; glyph < font.glyphs; glyph += 1) {
    loca.setUint32(glyph * 4, length);
    if (!needed.has(glyph)) continue;
    const outline = places.outline(glyph);
    const padded = new Uint8Array(Math.ceil(outline.length / 4) * 4);
    padded.set(outline);
    pieces.push(padded);
    length += padded.length;
  }
  loca.setUint32(font.glyphs * 4, length);
  const own = new Map([
    ['glyf', Buffer.concat(pieces)],
    ['loca', new Uint8Array(loca.buffer)],
    ['head', longPlaces(font)],
  ]);
  const tables = kept.flatMap((name): [string, Uint8Array][] => {
    const table = font.tables.get(name);
    const bytes = own.get(name) ?? (table && font.bytes.subarray(table.at, table.at + table.length));
    return bytes === undefined ? [] : [[name, bytes]];
  });
  return fontFile(tables);
}

type Places = { outline(glyph: number): Uint8Array };

function placesIn({ bytes, tables }: FontFile): Places {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLong = view.getInt16(tableAt(tables, 'head') + 50) === 1;
  const [loca, glyf] = [tableAt(tables, 'loca'), tableAt(tables, 'glyf')];
  const place = (glyph: number) => (isLong ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2);
  return { outline: (glyph) => bytes.subarray(glyf + place(glyph), glyf + place(glyph + 1)) };
}

const flags = { wordArguments: 0x0001, oneScale: 0x0008, more: 0x0020, twoScales: 0x0040, fourScales: 0x0080 };

/** A letter with an accent may be made of two other glyphs, which are needed with it. */
function withParts(font: FontFile, places: Places, used: ReadonlySet<number>): Set<number> {
  const needed = new Set([0, ...used]);
  for (const glyph of needed) {
    if (glyph >= font.glyphs) continue;
    for (const part of partsOf(places.outline(glyph))) needed.add(part);
  }
  return needed;
}

function partsOf(outline: Uint8Array): number[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  if (outline.length < 10 || view.getInt16(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10, more = true; more; ) {
    const flag = view.getUint16(at);
    parts.push(view.getUint16(at + 2));
    at += 4 + ((flag & flags.wordArguments) === 0 ? 2 : 4);
    if ((flag & flags.oneScale) !== 0) at += 2;
    if ((flag & flags.twoScales) !== 0) at += 4;
    if ((flag & flags.fourScales) !== 0) at += 8;
    more = (flag & flags.more) !== 0;
  }
  return parts;
}

function longPlaces({ bytes, tables }: FontFile): Uint8Array {
  const at = tableAt(tables, 'head');
  const head = bytes.slice(at, at + 54);
  new DataView(head.buffer).setInt16(50, 1);
  return head;
}

/** A font's directory and tables, each at a multiple of four. */
function fontFile(tables: readonly [name: string, bytes: Uint8Array][]): Uint8Array {
  const power = Math.floor(Math.log2(tables.length));
  const file = new Uint8Array(
    12 + tables.length * 16 + tables.reduce((sum, [, { length }]) => sum + Math.ceil(length / 4) * 4, 0),
  );
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 2 ** power * 16);
  view.setUint16(8, power);
  view.setUint16(10, tables.length * 16 - 2 ** power * 16);
  let at = 12 + tables.length * 16;
  for (const [index, [name, bytes]] of tables.entries()) {
    file.set(bytes, at);
    const entry = 12 + index * 16;
    for (let letter = 0; letter < 4; letter += 1) file[entry + letter] = name.charCodeAt(letter);
    view.setUint32(entry + 4, checksum(view, at, bytes.length));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    at += Math.ceil(bytes.length / 4) * 4;
  }
  return file;
}

function checksum(view: DataView, at: number, length: number): number {
  let sum = 0;
  for (let place = at; place < at + Math.ceil(length / 4) * 4; place += 4) sum = (sum + view.getUint32(place)) >>> 0;
  return sum;
}
