import { describe, expect, test } from 'vitest';
import type { PlanHealth } from '../plans/plan-health.ts';
import { areasOf, asMonth, headlineOf, plansInSum, profileSentence, standingsOf } from './rules.ts';
import { IndicatorDraft, type OfstedAim, type Snapshot, SnapshotDraft } from './schema.ts';

const aim: OfstedAim = { percent: 75, words: 'At least 75% good or better', source: 'The strategy' };

type Counts = [outstanding: number, good: number, requiresImprovement: number, inadequate: number];

function aSnapshot(phase: Snapshot['phase'], on: string, counts: Counts) {
  const figures = (schools: number) => ({ schools, schoolsPercent: '0.0', pupils: 0, pupilsPercent: '0.0' });
  const [outstanding, good, requiresImprovement, inadequate] = counts;
  return {
    ...{ phase, on, label: 'Mar 2013' },
    judgements: {
      outstanding: figures(outstanding),
      good: figures(good),
      requiresImprovement: figures(requiresImprovement),
      inadequate: figures(inadequate),
    },
  };
}

const march2013 = [
  aSnapshot('primary', '2013-03-31', [7, 28, 17, 4]),
  aSnapshot('secondary', '2013-03-31', [3, 3, 4, 1]),
  aSnapshot('special', '2013-03-31', [1, 2, 2, 0]),
];

describe('what a profile shows against the aim', () => {
  test('is worked out from the numbers of schools, phase by phase and for all together', () => {
    const standings = standingsOf(march2013, aim);
    expect(
      standings.map(({ phase, goodOrBetter, schools, percent }) => [phase, goodOrBetter, schools, percent]),
    ).toEqual([
      ['primary', 35, 56, '62.5'],
      ['secondary', 6, 11, '54.5'],
      ['special', 3, 5, '60.0'],
      ['all', 44, 72, '61.1'],
    ]);
    expect(standings.every(({ meetsAim }) => meetsAim === false)).toBe(true);
  });

  test('is met at exactly the aim and not by rounding up to it', () => {
    const [exact] = standingsOf([aSnapshot('primary', '2013-03-31', [0, 75, 25, 0])], aim);
    expect(exact).toMatchObject({ percent: '75.0', meetsAim: true });
    const [rounded] = standingsOf([aSnapshot('primary', '2013-03-31', [0, 1499, 500, 0])], aim);
    expect(rounded).toMatchObject({ percent: '75.0', meetsAim: false });
  });

  test('says nothing of all schools where a phase was not published for the date', () => {
    expect(standingsOf(march2013.slice(0, 2), aim).map(({ phase }) => phase)).toEqual(['primary', 'secondary']);
  });

  test('of no schools at all meets nothing', () => {
    expect(standingsOf([aSnapshot('special', '2013-03-31', [0, 0, 0, 0])], aim)[0]).toMatchObject({
      ...{ schools: 0, percent: '0.0', meetsAim: false },
    });
  });
});

describe('the sentence of a profile', () => {
  test('says how far the schools are from the aim', () => {
    expect(profileSentence(standingsOf(march2013, aim), aim)).toBe(
      'In March 2013, 44 of 72 schools (61.1%) were judged good or better: 13.9 percentage points short of the aim of at least 75%.',
    );
  });

  test('says that the aim is met', () => {
    const low = { ...aim, percent: 60 };
    expect(profileSentence(standingsOf(march2013, low), low)).toContain(': the aim of at least 60% is met.');
  });

  test('says nothing of an aim where there is none', () => {
    expect(profileSentence(standingsOf(march2013, null), null)).toBe(
      'In March 2013, 44 of 72 schools (61.1%) were judged good or better.',
    );
  });

  test('never takes one phase for all schools', () => {
    const some = standingsOf(
      [march2013[0], march2013[2]].filter((each) => each !== undefined),
      aim,
    );
    expect(profileSentence(some, aim)).toBe(
      'In March 2013, 35 of 56 primary schools (62.5%), 3 of 5 special schools (60.0%) were judged good or better; the aim is at least 75% of all schools.',
    );
  });

  test('is of the latest date', () => {
    const earlier = aSnapshot('primary', '2012-12-31', [7, 25, 21, 3]);
    expect(profileSentence(standingsOf([...march2013, earlier], aim), aim)).toContain('March 2013');
    expect(profileSentence([], aim)).toBeNull();
  });

  test('names the month where a month was published, else the day', () => {
    expect(asMonth('2013-03-31', 'Mar 2013')).toBe('March 2013');
    expect(asMonth('2013-03-28', '28/3/13')).toBe('28 March 2013');
  });
});

const value = (area: string, period: string, published: string) => ({
  ...{ area, period, value: { kind: 'value', published } as const },
});
const rwm = { key: 'rwm', name: 'Reading, writing and maths', unit: '%' };

describe('the headline of an indicator', () => {
  test('names each comparator by its own set, and differs by set', () => {
    const readings = [
      ...[value('authority', '2024', '55'), value('authority', '2025', '61'), value('england', '2025', '63')],
      ...[value('neighbours:2021-04', '2025', '59.90'), value('neighbours:2025-05', '2025', '62.10')],
    ];
    const { sentence, comparisons } = headlineOf(rwm, readings, 'Peterborough');
    expect(comparisons.map(({ area, difference }) => [area, difference])).toEqual([
      ['england', '-2'],
      ['neighbours:2025-05', '-1.10'],
      ['neighbours:2021-04', '1.10'],
    ]);
    expect(sentence).toContain('61% in 2025, 2 percentage points below England (63%);');
    expect(areasOf(readings)).toEqual(['authority', 'england', 'neighbours:2025-05', 'neighbours:2021-04']);
  });

  test('is of the last period that has a figure, and compares with nothing of another', () => {
    const readings = [
      value('authority', '2024', '55'),
      { area: 'authority', period: '2025', value: { kind: 'suppressed', reason: 'Fewer than 6 pupils' } as const },
      value('england', '2025', '63'),
    ];
    expect(headlineOf(rwm, readings, 'Peterborough').sentence).toBe('Peterborough: 55% in 2024.');
  });

  test('takes no missing figure for a zero', () => {
    const missing = { area: 'authority', period: '2020', value: { kind: 'unavailable', reason: 'None' } as const };
    expect(headlineOf(rwm, [missing], 'Peterborough')).toMatchObject({
      ...{ value: null, sentence: 'There is no figure of Peterborough yet.' },
    });
  });
});

describe('how the plans stand together', () => {
  const health = (overrides: Partial<PlanHealth>): PlanHealth => ({
    ...{
      actions: 0,
      byStatus: {},
      notThisCycle: 0,
      noUpdate: 0,
      noStatus: 0,
      noOwner: 0,
      overdue: 0,
      stale: 0,
      empty: 0,
    },
    ...{ noMeasure: 0, tooLarge: 0, overloaded: 0 },
    ...overrides,
  });

  const green = { colour: 'green', shape: 'circle' } as const;
  const planOf = (counts: Partial<PlanHealth>, labels: Record<string, string> = {}) => ({
    health: health(counts),
    statuses: Object.entries(labels).map(([key, label]) => ({ key, label, ...green })),
  });

  test('is their sum, status by status', () => {
    const both = [
      planOf({ actions: 24, overdue: 3, byStatus: { 'on-track': 20, done: 4 } }),
      planOf({ actions: 1, byStatus: { 'on-track': 1 }, noOwner: 1 }),
    ];
    expect(plansInSum(both)).toMatchObject({
      ...{ count: 2, sentence: '25 actions in 2 plans: 3 overdue, 1 without an owner.' },
      health: { actions: 25, byStatus: { 'on-track': 21, done: 4 } },
    });
  });

  test('is said where nothing needs attention and where there are none', () => {
    expect(plansInSum([planOf({ actions: 2 })]).sentence).toBe(
      '2 actions in 1 plan: none is overdue, without an owner or long without an update.',
    );
    expect(plansInSum([]).sentence).toBe('There are no plans yet.');
  });

  test('names every status of every plan once, by all the names that plans give it', () => {
    const plans = [
      planOf({}, { red: 'Off track', done: 'Complete' }),
      planOf({}, { red: 'Behind', met: 'Met' }),
      planOf({}, { red: 'Behind' }),
    ];
    expect(plansInSum(plans).statuses).toEqual([
      { key: 'red', label: 'Off track / Behind', ...green },
      { key: 'done', label: 'Complete', ...green },
      { key: 'met', label: 'Met', ...green },
    ]);
  });
});

describe('what is entered', () => {
  test('a snapshot names every judgement, nothing more and nothing less', () => {
    const { judgements: _, ...rest } = aSnapshot('primary', '2013-03-31', [1, 1, 1, 1]);
    const more = { scale: 'four-point', satisfactory: null, footnote: '', source: 'S', release: 'R' };
    const found = SnapshotDraft.safeParse({ ...rest, ...more, judgements: {} }).error?.issues.map(({ path }) =>
      path.join('/'),
    );
    expect(found?.sort()).toEqual(
      ['good', 'inadequate', 'outstanding', 'requiresImprovement'].map((key) => `judgements/${key}`),
    );
  });

  test('a break in series says why', () => {
    expect(IndicatorDraft.shape.breaks.safeParse([{ after: '2015', reason: '' }]).success).toBe(false);
  });
});
