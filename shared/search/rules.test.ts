import { describe, expect, test } from 'vitest';
import { MeetingId } from '../ids.ts';
import { agendasToRead, bestOf, type Findable, mostFound } from './rules.ts';

const aFindable = (overrides: Partial<Findable> = {}): Findable => ({
  ...{ kind: 'row', title: 'Hold parenting courses', number: '1.1.1', parts: [], around: 'Education plan Action' },
  ...{ where: 'Plan: Education plan, Action 1.1.1', address: '/plymouth/plans/1' },
  ...overrides,
});
const aPart = (words: string, of = 'Purpose') => ({ parts: [{ of, words }] });
const found = (q: string, ...findables: Findable[]) => bestOf(findables, { q }).items.map(({ title }) => title.text);
const finds = (q: string, overrides: Partial<Findable> = {}) => found(q, aFindable(overrides)).length === 1;

describe('what is found', () => {
  test('has every word, somewhere in its title, its parts or its number', () => {
    expect(finds('parenting venue', aPart('Three venues'))).toBe(true);
    expect(finds('parenting venue', aPart('Three places'))).toBe(false);
    expect(finds('1.1.1 parenting')).toBe(true);
  });

  test('has words that begin so, in whatever capitals and accents', () => {
    expect(finds('PARENT')).toBe(true);
    expect(finds('ecole', aPart('École de la Mer'))).toBe(true);
    expect(finds('arenting')).toBe(false);
  });

  test('may have words in common with where it stands, and needs one of its own', () => {
    expect(finds('education courses')).toBe(true);
    expect(finds('education plan')).toBe(false);
  });

  test('by a number has that number or stands under it', () => {
    expect(finds('action 1.1')).toBe(true);
    expect(finds('1.1.11')).toBe(false);
    expect(finds('action 11')).toBe(false);
  });
});

describe('the order of what is found', () => {
  test('is by how much of it stands in the title, before what stands elsewhere', () => {
    const elsewhere = aFindable({ title: 'Elsewhere', ...aPart('Attendance data') });
    const half = aFindable({ title: 'Attendance', ...aPart('Data') });
    const whole = aFindable({ title: 'Data on attendance' });
    expect(found('attendance data', elsewhere, half, whole)).toEqual(['Data on attendance', 'Attendance', 'Elsewhere']);
  });

  test('puts the row of that very number first', () => {
    const [below, itself] = [
      aFindable({ title: 'Below', number: '2.1' }),
      aFindable({ title: 'Under 2.1', number: '2' }),
    ];
    expect(found('action 2', below, itself)).toEqual(['Under 2.1', 'Below']);
  });

  test('puts whole words before beginnings, then plans before their rows, then goes by words', () => {
    const titles = ['School', 'Schools', 'School'].map((title) => aFindable({ title }));
    const plan = aFindable({ kind: 'plan', title: 'School plan' });
    expect(found('school', ...titles, plan)).toEqual(['School plan', 'School', 'School', 'Schools']);
  });
});

describe('an excerpt', () => {
  const excerptOf = (q: string, overrides: Partial<Findable>) =>
    bestOf([aFindable(overrides)], { q }).items[0]?.excerpt ?? null;

  test('is of the part that says most of what the title does not', () => {
    const parts = [
      { of: 'Purpose', words: 'Courses for venues' },
      { of: 'Delivered', words: 'Three venues and dates' },
    ];
    expect(excerptOf('courses venues dates', { parts })).toEqual({
      ...{ of: 'Delivered', text: 'Three venues and dates' },
      marks: [
        { from: 6, to: 12 },
        { from: 17, to: 22 },
      ],
    });
  });

  test('is not given where the title says it all', () => {
    expect(excerptOf('courses', aPart('More courses'))).toBeNull();
  });
});

describe('how much is found', () => {
  const many = Array.from({ length: mostFound + 1 }, (_, place) => aFindable({ title: `Course ${place}` }));

  test(`is cut at ${mostFound}, and says so`, () => {
    const { items, count, cut } = bestOf(many, { q: 'course' });
    expect([items.length, count, cut]).toEqual([mostFound, mostFound + 1, true]);
    expect(bestOf(many.slice(1), { q: 'course' }).cut).toBe(false);
  });

  test('is counted by kind, also while one kind alone is asked for', () => {
    const school = aFindable({ kind: 'school', title: 'Course Lane School' });
    const { items, count, counts, cut } = bestOf([...many, school], { q: 'course', kind: 'school' });
    expect(items.map(({ kind }) => kind)).toEqual(['school']);
    expect([count, counts.row, counts.school, counts.plan, cut]).toEqual([1, mostFound + 1, 1, 0, false]);
  });
});

describe('agendasToRead', () => {
  const id = MeetingId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV');
  const meetings = ['2024-05-01', '2026-05-01', '2025-05-01'].map((on) => ({ id, on }));

  test('are all, where there are no more than can be read', () => {
    expect(agendasToRead(meetings, 3)).toMatchObject({ read: [{}, {}, {}], since: null });
  });

  test('are else the newest, and since when is said', () => {
    const { read, since } = agendasToRead(meetings, 2);
    expect([read.map(({ on }) => on), since]).toEqual([['2026-05-01', '2025-05-01'], '2025-05-01']);
  });
});
