import { describe, expect, test } from 'vitest';
import { sevenColumns } from '#shared/plans/templates.ts';
import type { Column } from '#shared/vocabulary.ts';
import { columnsToEdit, settledColumns, takenAway } from './own-columns-edited.ts';

const [first, ...rest] = sevenColumns.columns;
const away = (key: string, more: object = {}): Column => ({
  ...{ key, heading: key, level: 'action', shows: 'field', retired: true, ...more },
});
const shape = {
  ...sevenColumns,
  columns: [away('money', { hidden: true }), away('risk'), away('old'), first, ...rest],
};
const keys = (columns: readonly { key: string }[]) => columns.map(({ key }) => key);
const worded = { columns: { risk: { count: 1, words: ['Staff leave'] } } };

describe('the columns of one plan', () => {
  test('are those that it has, then what is hidden and what still has words', () => {
    const edited = columnsToEdit(shape as typeof sevenColumns, worded);
    expect(keys(edited)).toEqual([...keys(sevenColumns.columns), 'money', 'risk']);
    expect(edited.every((column) => !('hidden' in column))).toBe(true);
  });

  test('get keys of their headings where they are new, and keep theirs where they are not', () => {
    const added = { key: 'new-1', heading: 'Risk', level: 'action', shows: 'field' as const };
    const renamed = sevenColumns.columns.map((column) => ({ ...column, heading: `Our ${column.heading}` }));
    expect(keys(settledColumns([...renamed, added], sevenColumns))).toEqual([...keys(sevenColumns.columns), 'risk']);
  });

  test('that are asked for no more are taken away', () => {
    expect(keys(takenAway(sevenColumns.columns, rest))).toEqual([first?.key]);
  });
});
