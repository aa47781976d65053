import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrast } from '#shared/authorities/accent.ts';
import { StatusColour } from '#shared/vocabulary.ts';

const sheet = readFileSync(join(import.meta.dirname, '_status.scss'), 'utf8');

/** Background, words and mark of a colour, as the style sheet has them. */
function coloursOf(name: string): string[] {
  const found = new RegExp(`"${name}": \\(\\s*(#[0-9a-f]{6}),\\s*(#[0-9a-f]{6}),\\s*(#[0-9a-f]{6})`).exec(sheet);
  if (found === null) throw new Error(`The style sheet has no colour “${name}”`);
  return found.slice(1);
}

describe('the colours of statuses', () => {
  test.each(StatusColour.options)('%s is read by its words and seen by its mark', (name) => {
    const [background = '', words = '', mark = ''] = coloursOf(name);
    // WCAG 2.2: 1.4.3 asks 4.5 for text, 1.4.11 asks 3 for what is no text.
    expect(contrast(words, background)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(mark, '#ffffff')).toBeGreaterThanOrEqual(3);
  });
});
