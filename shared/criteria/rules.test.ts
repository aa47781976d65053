import { describe, expect, test } from 'vitest';
import type { Reading } from '../dashboards/schema.ts';
import { PersonId } from '../ids.ts';
import { canEvaluate, criteriaInWords, judged, judgementProblems, saysNew } from './rules.ts';
import { Measure } from './schema.ts';

const head = { name: 'GCSE', unit: '%', polarity: 'high' as const, breaks: [] };
const measure = (fields: object): Measure =>
  Measure.parse({ indicator: 'gcse', test: 'at-least', target: '60', from: null, area: null, by: '2019', ...fields });
const reading = (period: string, published: string, area: Reading['area'] = 'authority'): Reading => ({
  ...{ area, period, value: { kind: 'value', published }, release: `Release of ${period}`, asAt: `${period}-10-17` },
  ...{ recordedAt: '2020-01-01T09:00:00.000Z', by: PersonId.parse('0'.repeat(26)) },
});
const without = (period: string): Reading => ({
  ...reading(period, '0'),
  value: { kind: 'suppressed', reason: 'Fewer than 6 pupils' },
});

describe('a measure', () => {
  test.each([
    ['at least, reached to the last digit', { target: '60' }, ['60.0'], 'met'],
    ['at least, a hundredth short', { target: '60' }, ['59.99'], 'not-met'],
    ['at most', { test: 'at-most', target: '12.5' }, ['12.5'], 'met'],
    ['at most, over', { test: 'at-most', target: '12.5' }, ['12.6'], 'not-met'],
  ])('%s', (_, fields, [published = ''], verdict) => {
    const now = judged(measure(fields), head, [reading('2019', published)]);
    expect(now).toMatchObject({ verdict, figure: { period: '2019', value: published, asAt: '2019-10-17' } });
  });

  const rise = measure({ test: 'up-by', target: '5', from: '2017' });

  test('of a change is counted from the period it was agreed for, never through floating point', () => {
    const now = judged(rise, head, [reading('2017', '57.1'), reading('2019', '62.1')]);
    expect(now).toMatchObject({ verdict: 'met', words: '62.1% in 2019, up 5.0 from 57.1% in 2017, against up 5.' });
    expect(judged(rise, head, [reading('2017', '57.1'), reading('2019', '59.2')])).toMatchObject({
      verdict: 'not-met',
    });
  });

  test('down by counts the other way', () => {
    const fall = measure({ test: 'down-by', target: '2', from: '2017' });
    expect(judged(fall, head, [reading('2017', '9.0'), reading('2019', '6.5')]).verdict).toBe('met');
    expect(judged(fall, head, [reading('2017', '6.5'), reading('2019', '9.0')]).verdict).toBe('not-met');
  });

  test('over a break in the series says nothing, and why', () => {
    const broken = { ...head, breaks: [{ after: '2018', reason: 'New GCSEs' }] };
    const now = judged(rise, broken, [reading('2017', '57.1'), reading('2019', '70.0')]);
    expect(now).toMatchObject({ verdict: 'cannot-say', words: 'Nothing can be said from 2017 to 2019: New GCSEs' });
  });

  test('against another area goes by what the indicator says is better', () => {
    const good = measure({ test: 'as-good-as', target: null, area: 'neighbours:2025-05' });
    const figures = [reading('2019', '61.0'), reading('2019', '61.0', 'neighbours:2025-05')];
    expect(judged(good, head, figures)).toMatchObject({
      verdict: 'met',
      words: '61.0% in 2019, against 61.0% for its statistical neighbours (set of May 2025).',
    });
    const low = { ...head, polarity: 'low' as const };
    const more = [reading('2019', '5.1'), reading('2019', '5.0', 'neighbours:2025-05')];
    expect(judged(good, low, more).verdict).toBe('not-met');
    expect(judged(good, { ...head, polarity: 'none' }, figures).verdict).toBe('cannot-say');
    expect(judged(good, head, figures.slice(0, 1)).verdict).toBe('cannot-say');
  });

  test('waits for its period, and says where the figure stands', () => {
    expect(judged(measure({}), head, [])).toMatchObject({ verdict: 'not-yet', figure: null });
    expect(judged(measure({}), head, [reading('2018', '58.0')])).toMatchObject({
      verdict: 'not-yet',
      words: 'The figure for 2019 is not published yet; it was 58.0% in 2018.',
    });
  });

  test('a figure that is suppressed, or was never published, is not a zero', () => {
    expect(judged(measure({}), head, [without('2019')])).toMatchObject({
      verdict: 'cannot-say',
      words: 'The figure for 2019: Fewer than 6 pupils',
    });
    expect(judged(measure({}), head, [reading('2020', '70.0')]).words).toBe('No figure was published for 2019.');
  });

  test.each([
    ['a change without its first period', { test: 'up-by', target: '5' }, 'from'],
    ['a change that ends before it begins', { test: 'up-by', target: '5', from: '2020' }, 'by'],
    ['a figure without a target', { target: null }, 'target'],
    ['another area without one', { test: 'as-good-as', target: null }, 'area'],
  ])('%s is not taken', (_, fields, path) => {
    expect(() => measure(fields)).toThrow(new RegExp(path));
  });
});

describe('who judges a criterion in words', () => {
  const [owner, other] = ['1', '2'].map((digit) => PersonId.parse(digit.repeat(26)));
  const words = { measure: null, removed: null };
  const named = { kind: 'person' as const, person: other ?? PersonId.parse('') };

  test.each([
    ['the owner, even as an editor', owner, 'editor', false],
    ['who is named, whatever their role', other, 'contributor', true],
    ['an editor, for those who are named', PersonId.parse('3'.repeat(26)), 'editor', true],
    ['anyone else', PersonId.parse('3'.repeat(26)), 'contributor', false],
  ])('%s', (_, person, role, may) => {
    const node = { owner: owner ?? null, evaluatedBy: [named] };
    expect(canEvaluate({ person: person ?? named.person, role }, node, words)).toBe(may);
  });

  test('says whose judgement it is, where it is not their own', () => {
    const board = { kind: 'role' as const, name: 'Strategic board' };
    const node = { evaluatedBy: [board] };
    expect(judgementProblems({ person: named.person }, node, null)).toHaveLength(1);
    expect(judgementProblems({ person: named.person }, node, board)).toEqual([]);
    expect(judgementProblems({ person: named.person }, { evaluatedBy: [] }, null)).toEqual([]);
  });
});

test('what was said stands while the figures say the same', () => {
  const now = { verdict: 'met' as const, words: 'As said', figure: null };
  const latest = { ...now, evidence: [], effectiveOn: '2019-10-17', recordedAt: '', by: null, onBehalfOf: null };
  expect(saysNew(null, now)).toBe(true);
  expect(saysNew(latest, now)).toBe(false);
  expect(saysNew(latest, { ...now, verdict: 'not-met' })).toBe(true);
  expect(
    criteriaInWords([
      { latest, removed: null },
      { latest: null, removed: null },
    ]),
  ).toBe('1 of 2 met');
  expect(criteriaInWords([])).toBeNull();
});
