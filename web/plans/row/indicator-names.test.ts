import { expect, test } from 'vitest';
import { indicatorsNamed } from './indicator-names.ts';

const indicators = ['Attainment', 'Attainment at key stage 2', 'Absence'].map((name) => ({
  ...{ key: name.toLowerCase().replaceAll(' ', '-'), name, sentence: '' },
}));
const named = (words: string) => indicatorsNamed(words, indicators).map(({ name }) => name);

test('an indicator is found by its name in whole words, and the longer name is meant', () => {
  expect(named('Raise attainment at Key Stage 2 to 65% by 2020')).toEqual(['Attainment at key stage 2']);
  expect(named('Attainment up; absence down')).toEqual(['Attainment', 'Absence']);
  expect(named('Absences')).toEqual([]);
});
