import { expect, test } from 'vitest';
import { keptInWords } from './status-uses.ts';

test('who changes a status is told what keeps its words', () => {
  expect(keptInWords({ updates: 1, plans: ['Inclusion plan'] })).toBe(
    '1 earlier update of “Inclusion plan” used it: it keeps its name, meaning, colour and shape as they are.',
  );
  expect(keptInWords({ updates: 9, plans: ['A', 'B', 'C', 'D', 'E'] })).toBe(
    '9 earlier updates of “A”, “B”, “C”, 2 more used it: they keep its name, meaning, colour and shape as they are.',
  );
});
