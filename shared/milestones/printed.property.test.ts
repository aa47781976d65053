import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepNumbers, stepsFrom, stepsInWords } from './printed.ts';

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('Appoint', ' ', '\n', '2\u00a0', '\u2060', '(no date)', '(due 1 May 2027)', '3 May 2027'), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
);
const title = words.map((each) => each.trim()).filter((each) => each !== '');
const dated = fc.option(date, { nil: null });
const steps = fc.uniqueArray(
  fc.record({ number: fc.integer({ min: 1, max: 99 }), title, dueOn: dated, doneOn: dated }),
  {
    selector: ({ number }) => number,
    maxLength: 6,
  },
);

describe('the steps of an action', () => {
  test('that are printed in a cell are read from it as the same steps', () => {
    fc.assert(
      fc.property(steps, (printed) => {
        const { steps: found, tooLong } = stepsFrom(stepsInWords(printed));
        expect(found.toSorted((a, b) => Number(a.number) - Number(b.number))).toEqual(
          printed.toSorted((a, b) => a.number - b.number),
        );
        expect(tooLong).toEqual([]);
      }),
    );
  });

  test('that are new have each a number of their own, which none was ever given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: -1, max: 8 }), { nil: null }), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 8 }),
        (numbers, given) => {
          const made = stepNumbers(
            numbers.map((number) => ({ number })),
            given,
          );
          expect(new Set([...made, ...given]).size).toBe(made.length + new Set(given).size);
          expect(made.every((number) => number >= 1)).toBe(true);
        },
      ),
    );
  });
});
