/** A TrueType font as far as text is set with it: which glyph a letter is, and how wide. */
export type FontFile = {
  bytes: Uint8Array;
  tables: Map<string, { at: number; length: number }>;
  unitsPerEm: number;
  ascent: number;
  descent: number;
  box: [number, number, number, number];
  glyphs: number;
  /** Zero, the glyph of what the font has not got, for any other letter. */
  glyphOf(letter: number): number;
  /** In units of the font. */
  widthOf(glyph: number): number;
};

type Tables = FontFile['tables'];

export function openFont(bytes: Uint8Array): FontFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables: Tables = new Map();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(name, { at: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  const [head, hhea] = [tableAt(tables, 'head'), tableAt(tables, 'hhea')];
  const glyphs = view.getUint16(tableAt(tables, 'maxp') + 4);
  const wide = view.getUint16(hhea + 34);
  const widths = tableAt(tables, 'hmtx');
  const letters = lettersIn(view, tableAt(tables, 'cmap'));
  return {
    ...{ bytes, tables, glyphs },
    unitsPerEm: view.getUint16(head + 18),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    box: [36, 38, 40, 42].map((at) => view.getInt16(head + at)) as FontFile['box'],
    glyphOf: (letter) => letters.get(letter) ?? 0,
    widthOf: (glyph) => view.getUint16(widths + Math.min(glyph, wide - 1) * 4),
  };
}

export function tableAt(tables: Tables, name: string): number {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`The font has no table “${name}”`);
  return table.at;
}

/** Which glyph each letter is, from the subtable in groups (format 12) or in segments (format 4). */
function lettersIn(view: DataView, cmap: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    const format = view.getUint16(at);
    if (format === 12) addGroups(found, view, at);
    if (format === 4) addSegments(found, view, at);
  }
  return found;
}

function addGroups(found: Map<number, number>, view: DataView, at: number): void {
  for (let group = 0; group < view.getUint32(at + 12); group += 1) {
    const start = at + 16 + group * 12;
    const [first, last, glyph] = [view.getUint32(start), view.getUint32(start + 4), view.getUint32(start + 8)];
    for (let letter = first; letter <= last; letter += 1) found.set(letter, glyph + letter - first);
  }
}

function addSegments(found: Map<number, number>, view: DataView, at: number): void {
  const doubled = view.getUint16(at + 6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = view.getUint16(at + 14 + segment);
    const first = view.getUint16(at + 16 + doubled + segment);
    const delta = view.getUint16(at + 16 + doubled * 2 + segment);
    const offsetAt = at + 16 + doubled * 3 + segment;
    const offset = view.getUint16(offsetAt);
    for (let letter = first; letter <= last && letter !== 0xffff; letter += 1) {
      const listed = offset === 0 ? letter : view.getUint16(offsetAt + offset + (letter - first) * 2);
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) found.set(letter, glyph);
    }
  }
}
