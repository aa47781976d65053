import type * as figures from '#shared/dashboards/schema.ts';
import type * as schools from '#shared/schools/schema.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';

const oneIndicator = one.indicators[':indicator'];

const inIndicator = (authority: string, indicator: string) => ({
  ...inAuthority(authority),
  indicator: part(indicator),
});

/** The dashboard, its figures, and schools. */
export const schoolsApi = {
  dashboard: async (authority: string, signal?: AbortSignal): Promise<figures.Dashboard> =>
    (await one.dashboard.$get({ param: inAuthority(authority) }, until(signal))).json(),
  profile: async (authority: string, signal?: AbortSignal): Promise<figures.ProfileView> =>
    (await one['ofsted-profile'].$get({ param: inAuthority(authority), query: {} }, until(signal))).json(),
  profileCsv: async (authority: string): Promise<Blob> =>
    (await one['ofsted-profile'].$get({ param: inAuthority(authority), query: { format: 'csv' } })).blob(),
  indicator: async (authority: string, indicator: string, signal?: AbortSignal): Promise<figures.IndicatorView> =>
    (await oneIndicator.$get({ param: inIndicator(authority, indicator), query: {} }, until(signal))).json(),
  indicatorCsv: async (authority: string, indicator: string): Promise<Blob> =>
    (await oneIndicator.$get({ param: inIndicator(authority, indicator), query: { format: 'csv' } })).blob(),
  schools: async (authority: string, signal?: AbortSignal): Promise<schools.SchoolList> =>
    (await one.schools.$get({ param: inAuthority(authority) }, until(signal))).json(),
  school: async (authority: string, urn: string, signal?: AbortSignal): Promise<schools.SchoolView> =>
    (await one.schools[':urn'].$get({ param: { ...inAuthority(authority), urn: part(urn) } }, until(signal))).json(),
  categories: async (
    authority: string,
    query: schools.CategoryQuery,
    signal?: AbortSignal,
  ): Promise<schools.CategoryList> =>
    (await one.categories.$get({ param: inAuthority(authority), query }, until(signal))).json(),
  addCategory: async (authority: string, json: schools.CategoryDraft, how: How = {}): Promise<schools.Category> =>
    (await one.categories.$post({ param: inAuthority(authority), json }, sent(how))).json(),
};
