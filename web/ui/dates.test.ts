import { describe, expect, test } from 'vitest';
import { dateFrom, dueInWords, instantInWords, inWords, isRealDate, partsOf, spanInWords } from './dates.ts';

describe('dates in words', () => {
  test('a date is said in full', () => {
    expect(inWords('2019-09-03')).toBe('3 September 2019');
  });

  test('an instant is said in London time, an hour ahead in summer', () => {
    expect(instantInWords('2019-07-01T23:30:00.000Z')).toBe('2 July 2019 at 00:30');
  });

  test('how near a due date is, is said in words', () => {
    expect(dueInWords('2019-09-03', '2019-09-03')).toBe('due today');
    expect(dueInWords('2019-09-04', '2019-09-03')).toBe('due in 1 day');
    expect(dueInWords('2019-08-01', '2019-09-03')).toBe('4 weeks overdue');
  });

  test('long spans are said in months and years', () => {
    expect([13, 14, 90, 800].map(spanInWords)).toEqual(['13 days', '2 weeks', '2 months', '2 years']);
  });
});

describe('a date in three boxes', () => {
  test('goes in and comes out the same', () => {
    expect(dateFrom(partsOf('2027-03-27'))).toBe('2027-03-27');
  });

  test('takes a month as a word', () => {
    expect(dateFrom({ day: '3', month: 'Sept', year: '2019' })).toBe('2019-09-03');
  });

  test('stays wrong where it is half filled', () => {
    expect(isRealDate(dateFrom({ day: '3', month: '', year: '2019' }))).toBe(false);
    expect(isRealDate(dateFrom({ day: '30', month: '2', year: '2019' }))).toBe(false);
  });

  test('is empty where all three are', () => {
    expect(dateFrom({ day: '', month: '', year: '' })).toBe('');
  });
});
