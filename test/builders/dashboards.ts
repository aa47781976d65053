import type { CategoryScheme } from '#shared/schools/schema.ts';

const figures = (schools: number, schoolsPercent: string, pupils: number, pupilsPercent: string) => ({
  ...{ schools, schoolsPercent, pupils, pupilsPercent },
});

/** A valid snapshot: 35 of 56 primary schools are good or better. */
export const aSnapshotDraft = (overrides: object = {}) => ({
  phase: 'primary',
  on: '2013-03-31',
  label: 'Mar 2013',
  scale: 'four-point',
  judgements: {
    outstanding: figures(7, '12.5', 2725, '15.4'),
    good: figures(28, '50.0', 8730, '49.4'),
    requiresImprovement: figures(17, '30.4', 5090, '28.8'),
    inadequate: figures(4, '7.1', 1135, '6.4'),
  },
  satisfactory: 13,
  footnote: 'Of those shown as requires improvement, 13 were graded satisfactory.',
  source: 'School Improvement Strategy 2013',
  release: 'Appendix 1',
  ...overrides,
});

export const anIndicatorDraft = (overrides: object = {}) => ({
  key: 'reading',
  name: 'Reading at key stage 2',
  unit: '%',
  decimals: 0,
  polarity: 'high',
  definition: 'Pupils who reach the expected standard',
  population: 'State-funded schools',
  source: 'Department for Education',
  breaks: [{ after: '2017', reason: 'The framework changed' }],
  ...overrides,
});

export const aReading = (area: string, period: string, published: string) => ({
  ...{ area, period, value: { kind: 'value', published } },
});

export const someReadings = (overrides: object = {}) => ({
  release: 'Revised, December 2025',
  asAt: '2025-12-11',
  items: [aReading('authority', '2025', '61'), aReading('england', '2025', '63')],
  ...overrides,
});

/** A number that no other test has. */
export const aUrn = (): string => String(Math.floor(Math.random() * 900_000) + 100_000);

export const aSchoolDraft = (overrides: object = {}) => ({
  urn: aUrn(),
  name: 'Fenmoor Primary School',
  phase: 'primary',
  governance: 'maintained',
  pupils: { count: 412, on: '2025-10-02' },
  inspection: { on: '2023-03-15', scale: 'four-point', judgement: 'good' },
  ...overrides,
});

export const aCategoryDraft = (urn: string, overrides: object = {}) => ({
  urn,
  category: '3a',
  from: '2025-09-15',
  reasons: 'Reading has risen for two terms',
  ...overrides,
});

/** An issue as it was previewed: of the school as the list has it, in the category since that day. */
export const anIssueDraft = (seen: { recordedAt: string; categoryFrom: string | null }, overrides: object = {}) => ({
  label: 'Spring term 2026',
  support: 'Two days a term from the improvement team',
  note: 'This page will be talked through at the spring meeting',
  until: '2999-08-31',
  seen,
  ...overrides,
});

const category = (key: string, severity: number, concern: 'is-not' | 'may-be' | 'is') => ({
  ...{ key, label: `Category ${key}`, definition: `What ${key} means`, severity, concern },
});

export const aCategoryScheme: CategoryScheme = {
  name: 'School categories',
  from: '2013-09-01',
  categories: [
    ...[category('1', 1, 'is-not'), category('2', 2, 'is-not'), category('3a', 3, 'may-be')],
    ...[category('3b', 4, 'is'), category('4', 5, 'is')],
  ],
};

export const anAim = { percent: 75, words: 'At least 75% of schools good or better', source: 'The strategy' };
