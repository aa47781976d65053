import type { OfstedAim } from '#shared/dashboards/schema.ts';
import type { CategoryScheme } from '#shared/schools/schema.ts';
import { schoolImprovementStrategy } from './peterborough-profile.ts';

/** The aims and category schemes that an authority has set itself: its own words, never code. */
export const ofstedAims: Readonly<Record<string, OfstedAim>> = {
  peterborough: {
    percent: 75,
    words: 'At least 75% of schools are judged by Ofsted to be at least good in terms of overall effectiveness',
    source: schoolImprovementStrategy,
  },
};

export const categorySchemes: Readonly<Record<string, CategoryScheme>> = {
  peterborough: {
    name: 'School categories',
    from: '2013-09-01',
    categories: [
      {
        ...{ key: '1', label: 'Category 1', severity: 1, concern: 'is-not' },
        definition: 'Outstanding, with the capacity to lead other schools',
      },
      {
        ...{ key: '2', label: 'Category 2', severity: 2, concern: 'is-not' },
        definition: 'Good overall, and able to manage its own improvement',
      },
      {
        ...{ key: '3a', label: 'Category 3a', severity: 3, concern: 'may-be' },
        definition: 'Requires some improvement and is close to good; knows its issues and has some capacity of its own',
      },
      {
        ...{ key: '3b', label: 'Category 3b', severity: 4, concern: 'is' },
        definition: 'Requires improvement and is vulnerable; may need targeted support or intervention from outside',
      },
      {
        ...{ key: '4', label: 'Category 4', severity: 5, concern: 'is' },
        definition: 'Inadequate, or very likely to be judged so; subject to intervention',
      },
    ],
  },
  plymouth: {
    name: 'School support levels',
    from: '2022-09-01',
    categories: [
      {
        ...{ key: 'u', label: 'Universal', severity: 1, concern: 'is-not' },
        definition: 'The offer that every school in the city has',
      },
      {
        ...{ key: 't', label: 'Targeted', severity: 2, concern: 'may-be' },
        definition: 'Support agreed with the school for named issues, reviewed each term',
      },
      {
        ...{ key: 'i', label: 'Intensive', severity: 3, concern: 'is' },
        definition: 'Support and challenge led with the trust or the council, reviewed every half term',
      },
    ],
  },
};
