import { deflateSync } from 'node:zlib';

/** A PDF’s objects, numbered as they are added; what is spoken of before it is known is reserved. */
export function pdfObjects() {
  const bodies: (Uint8Array | null)[] = [];
  const latin = (text: string) => Buffer.from(text, 'latin1');

  function reserve(): number {
    return bodies.push(null);
  }

  function fill(number: number, body: string): void {
    bodies[number - 1] = latin(body);
  }

  function add(body: string): number {
    const number = reserve();
    fill(number, body);
    return number;
  }

  function stream(content: Uint8Array | string, more = ''): number {
    const bytes = typeof content === 'string' ? latin(content) : content;
    const packed = deflateSync(bytes, { level: 9 });
    const head = latin(`<< /Length ${packed.length} /Filter /FlateDecode${more} >>\nstream\n`);
    const number = reserve();
    bodies[number - 1] = Buffer.concat([head, packed, latin('\nendstream')]);
    return number;
  }

  /** Metadata stands unpacked, so that those who only look for it find it. */
  function metadata(xml: string): number {
    const bytes = Buffer.from(xml, 'utf8');
    const number = reserve();
    const head = latin(`<< /Type /Metadata /Subtype /XML /Length ${bytes.length} >>\nstream\n`);
    bodies[number - 1] = Buffer.concat([head, bytes, latin('\nendstream')]);
    return number;
  }

  function file({ root, info, id }: { root: number; info: number; id: string }): Uint8Array {
    const parts: Uint8Array[] = [latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
    let at = parts[0]?.length ?? 0;
    const places: number[] = [];
    for (const [index, body] of bodies.entries()) {
      if (body === null) throw new Error('An object of the PDF was spoken of and never made');
      const whole = Buffer.concat([latin(`${index + 1} 0 obj\n`), body, latin('\nendobj\n')]);
      places.push(at);
      parts.push(whole);
      at += whole.length;
    }
    const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
    const count = bodies.length + 1;
    const trailer = `trailer\n<< /Size ${count} /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] >>`;
    parts.push(latin(`xref\n0 ${count}\n0000000000 65535 f \n${lines}${trailer}\nstartxref\n${at}\n%%EOF\n`));
    return Buffer.concat(parts);
  }

  return { reserve, fill, add, stream, metadata, file };
}

export type PdfObjects = ReturnType<typeof pdfObjects>;

/** Any words as a PDF string: UTF-16 with its mark, in hexadecimal. */
export function pdfText(words: string): string {
  const units = Array.from({ length: words.length }, (_, at) => words.charCodeAt(at).toString(16).padStart(4, '0'));
  return `<feff${units.join('')}>`;
}

export const ref = (number: number): string => `${number} 0 R`;

/** A number as PDF writes it: never with an exponent. */
export const num = (value: number): string => String(Math.round(value * 100) / 100);
