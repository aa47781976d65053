import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DocumentRefused } from './refused.ts';
import { aDocx, aParagraph, aTable, found, seven } from './word-fixtures.ts';

const row = [{ words: 'An objective', merge: 'restart' as const }, 'An action', 'Lead', 'By July 2018', '', '', ''];
const packed = aDocx(aParagraph('P', 'Heading1') + aTable(seven, row, [{ words: 'Band', span: 7 }]));
/** The same parts without compression and without a checksum to fail first, so that a change reaches the markup. */
const markup = strToU8(new TextDecoder().decode(unzipSync(packed)['word/document.xml']));

function outcome(bytes: Uint8Array): 'read' | 'refused' | unknown {
  try {
    found(bytes);
    return 'read';
  } catch (error) {
    return error instanceof DocumentRefused ? 'refused' : error;
  }
}

function changed(bytes: Uint8Array, changes: [number, number][]): Uint8Array {
  const copy = bytes.slice();
  for (const [at, byte] of changes) copy[at % copy.length] = byte;
  return copy;
}

const changes = fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(255)), { minLength: 1, maxLength: 6 });

describe('a document that somebody has tampered with', () => {
  test('is read or refused, and fails in no other way', () => {
    fc.assert(
      fc.property(changes, (some) => {
        expect(['read', 'refused']).toContain(outcome(changed(packed, some)));
      }),
      { numRuns: 300 },
    );
  });

  test('is read or refused when its markup is what was changed', () => {
    fc.assert(
      fc.property(changes, (some) => {
        const parts = { ...unzipSync(packed), 'word/document.xml': changed(markup, some) };
        expect(['read', 'refused']).toContain(outcome(zipSync(parts)));
      }),
      { numRuns: 300 },
    );
  });

  test('bytes of any kind are refused', () => {
    const start = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6], [0xd0, 0xcf, 0x11, 0xe0]);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (first, rest) => {
        expect(outcome(new Uint8Array([...first, ...rest]))).toBe('refused');
      }),
    );
  });
});
