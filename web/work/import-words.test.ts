import { describe, expect, test } from 'vitest';
import { sevenColumns } from '#shared/plans/templates.ts';
import { cellInWords, foundInWords, problemInWords } from './import-words.ts';

describe('what was found', () => {
  test('is counted by the authority’s own levels, from the top', () => {
    expect(foundInWords({ action: 24, priority: 5, objective: 1, update: 0 }, sevenColumns)).toEqual([
      '5 priorities',
      '1 objective',
      '24 actions',
    ]);
  });

  test('updates stand last', () => {
    expect(foundInWords({ action: 12, update: 12 }, sevenColumns)).toEqual(['12 actions', '12 updates']);
  });

  test('a cell is named as one would look for it in the document', () => {
    expect(cellInWords({ table: 2, row: 14, column: 3 })).toBe('Table 2, row 14, column 3');
  });

  test('a cell of a sheet is named as the sheet names it, one of a text file by its row', () => {
    expect(cellInWords({ table: 2, row: 14, column: 28 }, ['Plan', 'Year 2'])).toBe('Sheet “Year 2”, cell AB14');
    expect(cellInWords({ table: 1, row: 14, column: 3 }, [''])).toBe('Row 14, column 3');
  });

  test('a problem says where it is, where it is anywhere', () => {
    expect(problemInWords({ detail: 'The document has a password', at: null })).toBe('The document has a password');
    expect(problemInWords({ detail: 'Too long', at: { table: 1, row: 2, column: 3 } })).toBe(
      'Too long (table 1, row 2, column 3)',
    );
  });
});
