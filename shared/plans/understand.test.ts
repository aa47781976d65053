import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LocalDate } from '../dates.ts';
import { datesNamed, understandDue } from './understand.ts';

describe('understandDue', () => {
  test.each([
    ['By July 2018. Meet 4x a year.', '2018-07-31'],
    ['By April, 2018. Meet every 6 weeks.', '2018-04-30'],
    ['By April 2018', '2018-04-30'],
    ['June 2019.', '2019-06-30'],
    ['By 14 September 2018', '2018-09-14'],
    ['14th of September 2018', '2018-09-14'],
    ['end of Feb. 2020', '2020-02-29'],
    ['31/03/2019', '2019-03-31'],
    ['2019-03-31', '2019-03-31'],
    ["Summer 2018. Post 16 Co-ordinator's time in each school.", '2018-08-31'],
    ['Spring term 2019', '2019-04-30'],
    ['Autumn 2019', '2019-12-31'],
    ['July 2018. Post 16 Co-ordinator provided.', '2018-07-31'],
    ['Ongoing until July 2019', '2019-07-31'],
    ['From September 2018 to July 2019', '2019-07-31'],
    ['Autumn term 2019/20', '2019-12-31'],
    ['Summer term 2018/19', '2019-08-31'],
    ['By end of spring term 2019-20', '2020-04-30'],
    ['Q3 2019/20', '2019-12-31'],
    ['Quarter 4 2019/20', '2020-03-31'],
    ['Sep-19', '2019-09-30'],
    ['Sept \u201919', '2019-09-30'],
    ['31/03/19', '2019-03-31'],
    ['14-Sep-2018', '2018-09-14'],
    ['14-Sep-18', '2018-09-14'],
    ['BY\u00a0JULY\u00a02018', '2018-07-31'],
  ])('%j is due on %s', (words, date) => {
    expect(understandDue(words)).toBe(date);
  });

  test.each([
    '',
    'Ongoing.',
    'Termly meetings. Up to £5,000 for bespoke support.',
    '12 Month project begun in September, 2017.',
    'To begin in April, 2018.',
    'From September 2018',
    'To start by April 2018',
    'Before June 2019',
    'Review July 2018',
    '£374,000 funding secured. Two years.',
    '18 month project.',
    'To be determined',
    'June 2018, September 2018 and July 2019',
    'By 31 June 2018',
    '2018/19',
    'By 2020',
    'Summer 2018/19',
    'Year 7 may 18',
    'Summer term 2018/20',
    'Q3 2019',
    'By end of summer term',
  ])('%j names no day that is certain', (words) => {
    expect(understandDue(words)).toBeNull();
  });

  test('whatever the words, the answer is a real date or nothing', () => {
    const pieces = fc.constantFrom(
      'By ',
      '31 ',
      '0 ',
      '99',
      'June',
      ' 2018',
      '/',
      '-',
      ' to ',
      'spring ',
      '\n',
      '.',
      ' ',
    );
    const words = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(words, (text) => {
        const due = understandDue(text);
        expect(due === null || LocalDate.safeParse(due).success).toBe(true);
      }),
    );
  });
});

describe('datesNamed', () => {
  test('a heading that names two months gives both, in order', () => {
    const found = datesNamed('Appendix 1 - Update on January 2018 Action Plan – September 2019');
    expect(found.map((date) => date.from)).toEqual(['2018-01-01', '2019-09-01']);
  });
});
