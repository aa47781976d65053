import { describe, expect, test } from 'vitest';
import { aPlan, aRow, said, under } from '../plan-sample.ts';
import { columnsOf } from './board-columns.ts';

const plan = aPlan([
  aRow(1, { level: 'priority' }),
  aRow(2, { ...under(1), dueOn: '2020-01-31', ...said('2019-01-10', 'at-risk') }),
  aRow(3, { ...under(1), dueOn: '2019-07-31', ...said('2019-08-01', 'at-risk') }),
  aRow(4, under(1)),
  aRow(5, { ...under(1), ...said('2019-08-20', null) }),
]);
const titles = (matches = (_: { title: string }) => true) =>
  columnsOf(plan, matches).map(({ label, actions }) => [label, actions.map(({ title }) => title)]);

describe('the columns of the board', () => {
  test('stand in the order of the scheme, each with its actions soonest due first', () => {
    expect(titles()).toEqual([
      ['Complete', []],
      ['On track', []],
      ['At risk', ['Row 3', 'Row 2']],
      ['Off track', []],
      ['No update yet', ['Row 4']],
      ['No status given', ['Row 5']],
    ]);
  });

  test('hold what the address asks for, every action once', () => {
    const found = columnsOf(plan, ({ title }) => title === 'Row 2').flatMap(({ actions }) => actions);
    expect(found.map(({ title }) => title)).toEqual(['Row 2']);
    expect(titles(({ title }) => title === 'Row 2').map(([label]) => label)).not.toContain('No status given');
  });
});
