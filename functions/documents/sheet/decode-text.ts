import { refusal } from '../word/refused.ts';

type Decoded = { text: string; encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252' };

const looked = 4_096;

/** Text of two bytes a letter has a zero in every other place, when it is mostly Latin. */
function zeros(bytes: Uint8Array, odd: 0 | 1): number {
  return bytes.subarray(0, looked).filter((byte, index) => index % 2 === odd && byte === 0).length;
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const half = Math.min(bytes.length, looked) / 2;
  if (zeros(bytes, 1) > half * 0.7 && zeros(bytes, 0) < half * 0.1) return 'utf-16le';
  return zeros(bytes, 0) > half * 0.7 && zeros(bytes, 1) < half * 0.1 ? 'utf-16be' : null;
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Bytes that are not UTF-8 are how Excel's own CSV in Windows-1252 is told apart.
    return null;
  }
}

function decode(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: 'UTF-16' };
  const utf8 = asUtf8(bytes);
  if (utf8 !== null) return { text: utf8, encoding: 'UTF-8' };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
}

/** The words of a text file in the encodings that spreadsheets write; refused where it is no text. */
export function decodeText(bytes: Uint8Array): Decoded {
  const decoded = decode(bytes);
  if (/(?![\t\n\f\r])[\p{Cc}\ufffd]/u.test(decoded.text)) {
    throw refusal(
      'This is neither a Word document (.docx), an Excel workbook (.xlsx) nor a CSV file. Save the plan as one of these and upload that.',
    );
  }
  return { ...decoded, text: decoded.text.replace(/\r\n?/g, '\n') };
}
