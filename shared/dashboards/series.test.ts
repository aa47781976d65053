import { describe, expect, test } from 'vitest';
import { exactDifference, shareInPercent, stretchesOf } from './series.ts';

const reading = (period: string, published: string | null, area = 'authority') => ({
  ...{ area, period },
  value:
    published === null
      ? ({ kind: 'unavailable', reason: 'Not published' } as const)
      : ({ kind: 'value', published } as const),
});
const years = (stretches: ReturnType<typeof stretchesOf>) =>
  stretches.map((points) => points.map(({ period }) => period));

describe('the stretches of a series', () => {
  const readings = [
    ...[reading('2019', '56'), reading('2016', '43'), reading('2018', '54'), reading('2017', '52')],
    ...[reading('2020', null), reading('2021', null), reading('2022', '55'), reading('2023', '54')],
    reading('2022', '59', 'england'),
  ];

  test('end where a period has no figure and at a break, and are in the order of time', () => {
    expect(years(stretchesOf(readings, 'authority', [{ after: '2015' }, { after: '2017' }]))).toEqual([
      ['2016', '2017'],
      ['2018', '2019'],
      ['2022', '2023'],
    ]);
  });

  test('end where a year is not there at all', () => {
    expect(years(stretchesOf([reading('2019', '56'), reading('2022', '55')], 'authority', []))).toEqual([
      ['2019'],
      ['2022'],
    ]);
  });

  test('join academic years that follow each other', () => {
    expect(years(stretchesOf([reading('2023/24', '1'), reading('2024/25', '2')], 'authority', []))).toHaveLength(1);
  });

  test('are of one area alone', () => {
    expect(years(stretchesOf(readings, 'england', []))).toEqual([['2022']]);
  });
});

describe('a difference', () => {
  test.each([
    ['61', '62.10', '-1.10'],
    ['61', '59.90', '1.10'],
    ['0.3', '0.1', '0.2'],
    ['-0.5', '0.25', '-0.75'],
    ['55', '55', '0'],
    ['7.0', '7', '0.0'],
    ['100', '0.0001', '99.9999'],
  ])('of %s and %s is exactly %s', (a, b, difference) => {
    expect(exactDifference(a, b)).toBe(difference);
  });
});

describe('a share in per cent', () => {
  test.each([
    [35, 56, '62.5'],
    [44, 72, '61.1'],
    [1, 3, '33.3'],
    [2, 3, '66.7'],
    [1, 2000, '0.1'],
    [72, 72, '100.0'],
    [0, 5, '0.0'],
  ])('of %d of %d is %s', (part, whole, share) => {
    expect(shareInPercent(part, whole)).toBe(share);
  });
});
