import { describe, expect, test } from 'vitest';
import type { Column, ColumnType } from '../vocabulary.ts';
import { sevenColumns } from './templates.ts';
import { byColumn, totalOf, typedColumns } from './typed-columns.ts';

const column = (type: ColumnType): Column => ({ key: 'it', heading: 'It', level: 'action', shows: 'field', type });
const row = (it: string) => ({ level: 'action', fields: { it } });
const sorted = (type: ColumnType, ...words: string[]) =>
  words
    .map(row)
    .toSorted(byColumn(column(type)))
    .map(({ fields }) => fields.it);

describe('typed columns', () => {
  test('are those of an action that are more than words, but for what an earlier layout had', () => {
    const columns = sevenColumns.columns.map((each) =>
      each.key === 'monitoring' ? { ...each, retired: true as const } : each,
    );
    expect(typedColumns({ ...sevenColumns, columns }).map(({ key }) => key)).toEqual([
      ...['responsible', 'timescale', 'evaluation'],
    ]);
  });
});

describe('the order of a column', () => {
  test('is by what its words mean, then by the words, and blanks come last', () => {
    expect(sorted('date', '', 'Soon', 'By July 2019', '31 March 2018', 'As funds allow')).toEqual([
      ...['31 March 2018', 'By July 2019', 'As funds allow', 'Soon', ''],
    ]);
    expect(sorted('money', '£1,000', '£90', 'Within budget')).toEqual(['£90', '£1,000', 'Within budget']);
    expect(sorted('cadence', 'Annually', 'Every 6 weeks', '4x a year', 'Weekly')).toEqual([
      ...['Weekly', 'Every 6 weeks', '4x a year', 'Annually'],
    ]);
  });
});

describe('the total of a column of money', () => {
  test('adds rows that name one sum and says how many it left', () => {
    const rows = ['£10.10', '£20.20', '£5 per year', '£1 and £2', 'Officer time', ''].map(row);
    expect(totalOf(column('money'), rows)).toEqual({ pounds: 30.3, counted: 2, left: 3 });
  });

  test('is of the rows of its own level', () => {
    expect(totalOf(column('money'), [{ level: 'objective', fields: { it: '£5' } }])).toMatchObject({ counted: 0 });
  });
});
