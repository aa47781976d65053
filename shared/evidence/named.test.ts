import { expect, test } from 'vitest';
import { evidenceNamed } from './named.ts';

const item = (title: string, on: string, at: string) => ({
  ...{ title, on, at: `${at}T09:00:00.000Z`, href: `https://council.example/${title}` },
  ...{ file: null, withdrawn: null, update: null },
});
const titles = (...asked: Parameters<typeof evidenceNamed>) => evidenceNamed(...asked).map(({ title }) => title);

const items = [
  item('minutes', '2024-03-01', '2024-03-05'),
  item('register', '2024-09-10', '2024-09-12'),
  item('brought-late', '2024-03-20', '2024-10-01'),
  item('of-later', '2024-10-02', '2024-03-26'),
];

test('a report names what is from its time, oldest first', () => {
  expect(titles(items, { said: null, since: null, until: '2024-09-27' })).toEqual([
    'minutes',
    'brought-late',
    'register',
  ]);
  expect(titles(items, { said: null, since: null, until: null })).toHaveLength(4);
});

test('the next report names what the one before could not: what came later, and what is from later', () => {
  const since = { at: '2024-03-27T10:00:00.000Z', on: '2024-03-27' };
  expect(titles(items, { said: null, since, until: '2024-12-20' })).toEqual(['brought-late', 'register', 'of-later']);
});
