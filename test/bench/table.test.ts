import { describe, expect, test } from 'vitest';
import { type Budget, budgetTable, type Measured, summary } from './table.ts';

const line = (verdict: Measured['verdict'], what = ''): Measured => ({ what, measured: '7 ms', verdict });
const held: Budget = { what: 'a trip', budget: '9 ms', lines: [line('holds')] };
const mixed: Budget = { what: 'pages', budget: '9 ms', lines: [line('holds', 'home'), line('over', 'a plan')] };

describe('budgetTable', () => {
  test('a budget measured in several places has a line for each, in the same columns', () => {
    expect(budgetTable([held, mixed]).split('\n')).toEqual([
      'budget    at most         measured',
      'a trip    9 ms     holds  7 ms',
      'pages     9 ms',
      '  home             holds  7 ms',
      '  a plan           over   7 ms',
    ]);
  });
});

describe('summary', () => {
  test('one line that is over makes its budget be over', () => {
    expect(summary([held, mixed])).toBe('1 of 2 budgets hold, 1 over (pages)');
  });

  test('what could not be measured is not passed over', () => {
    const failed: Budget = { what: 'a browser', budget: '', lines: [line('failed')] };
    const elsewhere: Budget = { what: 'tests', budget: '', lines: [line('elsewhere')] };
    expect(summary([held, failed, elsewhere])).toBe(
      '1 of 3 budgets hold, 1 NOT MEASURED (a browser), 1 measured elsewhere (tests)',
    );
  });
});
