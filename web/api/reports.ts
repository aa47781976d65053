import type { CycleId } from '#shared/ids.ts';
import type { ReportDocument } from '#shared/reports/document.ts';
import type { DifferenceQuery, ReportName } from '#shared/reports/schema.ts';
import { one, part, until } from './client.ts';
import type { CyclePlace } from './cycles.ts';
import type { PlanPlace } from './plans.ts';

const onePlan = one.plans[':plan'];
const oneReport = onePlan.cycles[':cycle'].reports[':report'];

export interface ReportPlace extends CyclePlace {
  report: ReportName;
  against?: CycleId | undefined;
}

const inPlan = ({ authority, plan }: PlanPlace) => ({ authority: part(authority), plan: part(plan) });

/** What is reported of a plan. */
export const reportsApi = {
  report: async (place: ReportPlace, signal?: AbortSignal): Promise<ReportDocument> => {
    const { cycle, report, against } = place;
    const query = against === undefined ? {} : { against };
    const param = { ...inPlan(place), cycle: part(cycle), report };
    return (await oneReport.$get({ param, query }, until(signal))).json();
  },
  difference: async (place: PlanPlace, query: DifferenceQuery, signal?: AbortSignal): Promise<ReportDocument> =>
    (await onePlan.difference.$get({ param: inPlan(place), query }, until(signal))).json(),
};
