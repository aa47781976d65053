import { describe, expect, test } from 'vitest';
import { stepsFrom, stepsInWords } from './printed.ts';

describe('the steps of an action in a cell', () => {
  test('stand in the order of their dates, each with when it is due and was done', () => {
    const steps = [
      { number: 2, title: 'Both leads are appointed', dueOn: '2027-03-03', doneOn: '2027-03-01' },
      { number: 1, title: 'Schools have the dates', dueOn: null, doneOn: null },
    ];
    expect(stepsInWords(steps)).toBe(
      '2\u00a0Both leads are appointed (due 3 March 2027, done 1 March 2027)\n1\u00a0Schools have the dates (no date)',
    );
  });

  test('are lines of a council’s own document, due when their words say so', () => {
    const { steps } = stepsFrom('• Lead appointed by July 2018\n\n2. Dates agreed\n- Termly review');
    expect(steps).toEqual([
      { number: null, title: 'Lead appointed by July 2018', dueOn: '2018-07-31', doneOn: null },
      { number: null, title: 'Dates agreed', dueOn: null, doneOn: null },
      { number: null, title: 'Termly review', dueOn: null, doneOn: null },
    ]);
    expect(stepsFrom('').steps).toEqual([]);
  });

  test('are none where a line is longer than a step can be; its words are told', () => {
    const long = 'word '.repeat(120).trim();
    expect(stepsFrom(`Dates agreed\n${long}`)).toMatchObject({ steps: [{ title: 'Dates agreed' }], tooLong: [long] });
  });
});
