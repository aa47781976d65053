import { describe, expect, test } from 'vitest';
import { isLongEnough, type Marked, markedPart, termsOf } from './words.ts';

const marked = ({ text, marks }: Marked): string[] => marks.map(({ from, to }) => text.slice(from, to));

describe('termsOf', () => {
  test('takes the words in small letters without accents, once each', () => {
    expect(termsOf(' Café  ATTENDANCE, attendance & post-16 ')).toEqual(['cafe', 'attendance', 'post', '16']);
  });

  test('takes no notice of an apostrophe, whichever it is', () => {
    expect(termsOf('King’s')).toEqual(termsOf("Kings King's"));
  });

  test('keeps a number with points as one word', () => {
    expect(termsOf('objective 2.1')).toEqual(['objective', '2.1']);
  });
});

describe('isLongEnough', () => {
  test.each(['at', '16', 'A é', '2.1'])('%s can be searched for', (typed) => expect(isLongEnough(typed)).toBe(true));
  test.each(['', ' a ', '…!?', 'é'])('“%s” cannot', (typed) => expect(isLongEnough(typed)).toBe(false));
});

describe('markedPart', () => {
  test('marks the beginning of each word that was looked for, as it is written', () => {
    const part = markedPart('Attendance at King’s École, and non-attendance', termsOf('attend kings ecole'));
    expect(marked(part)).toEqual(['Attend', 'King’s', 'École', 'attend']);
  });

  test('marks no middle of a word, and no number within another', () => {
    expect(marked(markedPart('Reattend in 12.1 and 3.2.1', termsOf('attend 2.1')))).toEqual([]);
    expect(marked(markedPart('Objective 2.1', termsOf('2.1')))).toEqual(['2.1']);
  });

  test('marks what overlaps once', () => {
    expect(marked(markedPart('Attendance', termsOf('att attend')))).toEqual(['Attend']);
  });

  test('shows a long text from a little before the first mark, in whole words', () => {
    const part = markedPart(`${'before '.repeat(60)}attendance ${'after '.repeat(60)}`, ['attendance']);
    expect(part.text).toMatch(/^…before .*attendance.* after…$/);
    expect(part.text.length).toBeLessThan(230);
    expect(marked(part)).toEqual(['attendance']);
  });

  test('shows the beginning of a long text in which nothing is marked', () => {
    expect(markedPart('word '.repeat(100), ['other']).text).toMatch(/^word .*word…$/);
  });

  test('is on one line', () => {
    expect(markedPart(' One\n\ntwo ', ['two'])).toEqual({ text: 'One two', marks: [{ from: 4, to: 7 }] });
  });
});
