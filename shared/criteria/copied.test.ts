import { describe, expect, test } from 'vitest';
import { NodeId } from '../ids.ts';
import { copiedCriteria, periodAfter } from './copied.ts';
import { Criterion } from './schema.ts';

const id = (letter: string) => letter.repeat(26);
const idOf = (of: string) => of.toLowerCase() && of.replace(/./g, 'Z').slice(0, 25) + of.slice(-1);
const measure = { indicator: 'gcse', test: 'up-by', target: '5', from: '2017/18', area: null, by: '2019/20' };
const aCriterion = (overrides: object = {}) =>
  Criterion.parse({
    ...{ id: id('A'), node: id('B'), words: 'Five points up', measure, since: '2018-01-15', removed: null, version: 4 },
    createdAt: '2018-01-15T09:00:00.000Z',
    latest: {
      ...{ verdict: 'met', words: 'Up 6', figure: null, evidence: [], effectiveOn: '2020-08-31', by: null },
      ...{ recordedAt: '2020-08-31T09:00:00.000Z', onBehalfOf: null },
    },
    ...overrides,
  });
const copying = { agreedOn: '2021-01-15', createdAt: '2021-01-15T09:00:00.000Z', idOf };
const rows = new Set([id('B')]);

describe('a success criterion that is copied', () => {
  test('asks the same of a later year, and nobody has judged it', () => {
    const [made] = copiedCriteria([aCriterion()], rows, { ...copying, years: 2 });
    expect(made).toMatchObject({
      ...{ node: NodeId.parse(idOf(id('B'))), words: 'Five points up', latest: null, since: '2021-01-15', version: 1 },
      measure: { ...measure, from: '2019/20', by: '2021/22' },
    });
  });

  test('keeps its words alone, where dates are cleared', () => {
    expect(copiedCriteria([aCriterion()], rows, { ...copying, years: null })).toMatchObject([{ measure: null }]);
  });

  test('is left out with its row, and where it was removed', () => {
    const removed = aCriterion({ removed: { on: '2019-01-01', why: 'Measured otherwise' } });
    expect(copiedCriteria([removed, aCriterion({ node: id('C') })], rows, { ...copying, years: 1 })).toEqual([]);
  });

  test.each([
    ['2024', 1, '2025'],
    ['2024/25', 1, '2025/26'],
    ['2098/99', 1, '2099/00'],
    ['2024/25', 0, '2024/25'],
  ])('of %s by %i years is of %s', (period, years, later) => {
    expect(periodAfter(period, years)).toBe(later);
  });
});
