import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { DifferenceQuery } from '#shared/reports/schema.ts';
import type { PlanPlace } from '../api/plans.ts';
import type { ReportPlace } from '../api/reports.ts';
import { api } from '../api.ts';

/** A locked cycle’s report never changes. */
export const reportQuery = (place: ReportPlace) =>
  queryOptions({
    queryKey: [place.authority, 'report', place.plan, place.cycle, place.report, place.against ?? ''],
    queryFn: ({ signal }) => api.report(place, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const differenceQuery = (place: PlanPlace, asked: DifferenceQuery) =>
  queryOptions({
    queryKey: [place.authority, 'difference', place.plan, asked],
    queryFn: ({ signal }) => api.difference(place, asked, signal),
    placeholderData: keepPreviousData,
  });
