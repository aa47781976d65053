import {
  aCategoryDraft,
  anIndicatorDraft,
  aReading,
  aSchoolDraft,
  aSnapshotDraft,
  someReadings,
} from '#test/builders/dashboards.ts';
import { ok } from '#test/builders/plans.ts';
import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const editing = { by: 'editor', lacks: 'contributor' } as const;
const indicatorAt = ({ figures }: Planted) => `/indicators/${figures.indicator}`;
const aKey = () => `reading-${crypto.randomUUID().slice(0, 8)}`;

export const dashboardExamples: Record<string, Example> = {
  getDashboard: { by: 'reader', at: () => ({ path: '/dashboard' }) },
  getOfstedProfile: {
    by: 'reader',
    at: () => ({ path: '/ofsted-profile' }),
    wrongQuery: '/ofsted-profile?format=pdf',
  },
  addOfstedSnapshot: {
    ...editing,
    at: () => ({ path: '/ofsted-profile/snapshots', body: aSnapshotDraft() }),
    ready: async () => ({ path: '/ofsted-profile/snapshots', body: aSnapshotDraft({ phase: 'special' }) }),
  },
  listIndicators: { by: 'reader', at: () => ({ path: '/indicators' }) },
  addIndicator: { ...editing, at: () => ({ path: '/indicators', body: anIndicatorDraft({ key: aKey() }) }) },
  getIndicator: {
    by: 'reader',
    at: (planted) => ({ path: indicatorAt(planted) }),
    wrongQuery: '/indicators/reading?format=pdf',
  },
  addReadings: {
    ...editing,
    at: (planted) => ({ path: `${indicatorAt(planted)}/readings`, body: someReadings() }),
    ready: async (planted) => ({
      path: `${indicatorAt(planted)}/readings`,
      body: someReadings({ items: [aReading('region', '2024', '60')] }),
    }),
  },
};

export const schoolExamples: Record<string, Example> = {
  listSchools: { by: 'reader', at: () => ({ path: '/schools' }) },
  addSchool: { ...editing, at: () => ({ path: '/schools', body: aSchoolDraft() }) },
  getSchool: { by: 'reader', at: ({ figures }) => ({ path: `/schools/${figures.urn}` }) },
  listCategories: {
    by: 'cleared',
    lacks: 'editor',
    at: () => ({ path: '/categories' }),
    wrongQuery: '/categories?urn=fenmoor',
  },
  addCategory: {
    by: 'cleared',
    lacks: 'editor',
    at: ({ figures }) => ({ path: '/categories', body: aCategoryDraft(figures.urn) }),
    ready: async ({ authority }) => {
      const school = aSchoolDraft();
      ok(await authority.as('editor').send('POST', `${authority.path}/schools`, school), 201);
      return { path: '/categories', body: aCategoryDraft(school.urn) };
    },
  },
};
