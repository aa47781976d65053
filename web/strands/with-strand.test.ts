import { expect, test } from 'vitest';
import { withStrand } from './with-strand.ts';

const inclusion = { key: 'inclusion', kind: 'strand' as const, name: 'Inclusion', about: '' };
const added = (name: string, strands = [inclusion]) =>
  withStrand(strands, { kind: 'strand', name }).map(({ key }) => key);

test('a strand that is added has a key of its name, and one that goes on already is no second one', () => {
  expect(added('Early years')).toEqual(['inclusion', 'early-years']);
  expect(added(' inclusion ')).toEqual(['inclusion']);
  expect(added('Inclusion', [{ ...inclusion, retired: true } as typeof inclusion])).toEqual([
    'inclusion',
    'inclusion-2',
  ]);
});
