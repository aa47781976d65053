import { queryOptions } from '@tanstack/react-query';
import type { Category, CategoryScheme, School } from '#shared/schools/schema.ts';
import type { IssuePlace, SchoolPlace } from '../api/issues.ts';
import { api } from '../api.ts';

export const schoolsQuery = (authority: string) =>
  queryOptions({ queryKey: [authority, 'schools'], queryFn: ({ signal }) => api.schools(authority, signal) });

export const schoolQuery = (authority: string, urn: string) =>
  queryOptions({
    queryKey: [authority, 'school', urn],
    queryFn: ({ signal }) => api.school(authority, urn, signal),
  });

/** Restricted: asked for only by those who are told that they may see it. */
export const categoriesQuery = (authority: string, urn?: School['urn']) =>
  queryOptions({
    queryKey: [authority, 'categories', urn ?? 'all'],
    queryFn: ({ signal }) => api.categories(authority, urn === undefined ? {} : { urn }, signal),
  });

/** Restricted: what was issued to the school. */
export const issuesQuery = (place: SchoolPlace) =>
  queryOptions({
    queryKey: [place.authority, 'issues', place.urn],
    queryFn: ({ signal }) => api.issues(place, signal),
  });
export const issueQuery = (place: IssuePlace) =>
  queryOptions({
    queryKey: [place.authority, 'issues', place.urn, place.issue],
    queryFn: ({ signal }) => api.issue(place, signal),
  });

export const governanceNames = { maintained: 'Maintained by the authority', academy: 'Academy' } as const;

export type SchemeCategory = CategoryScheme['categories'][number];

/** Where a school stands now: the newest of its categories, and what that means in the scheme. */
export function currentCategory(
  items: readonly Category[],
  scheme: CategoryScheme | null,
  urn: string,
): { given: Category; meaning: SchemeCategory | undefined } | null {
  const [given] = items.filter((item) => item.urn === urn).sort((a, b) => (a.from > b.from ? -1 : 1));
  if (given === undefined) return null;
  return { given, meaning: scheme?.categories.find(({ key }) => key === given.category) };
}
