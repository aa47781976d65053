import type * as criteria from '#shared/criteria/schema.ts';
import type { IndicatorList } from '#shared/dashboards/schema.ts';
import type { Removal } from '#shared/plans/schema.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';
import type { NodePlace } from './plans.ts';

const ofRow = one.plans[':plan'].nodes[':node'].criteria;
const oneCriterion = ofRow[':criterion'];

export interface CriterionPlace extends NodePlace {
  criterion: string;
}

const inRow = ({ authority, plan, node }: NodePlace) => ({
  ...{ authority: part(authority), plan: part(plan), node: part(node) },
});
const inCriterion = (place: CriterionPlace) => ({ ...inRow(place), criterion: part(place.criterion) });

/** The success criteria of a plan’s rows, and the indicators that they may hang on. */
export const criteriaApi = {
  indicators: async (authority: string, signal?: AbortSignal): Promise<IndicatorList> =>
    (await one.indicators.$get({ param: inAuthority(authority) }, until(signal))).json(),
  addCriterion: async (
    place: NodePlace,
    json: criteria.CriterionDraft,
    how: How = {},
  ): Promise<criteria.CriterionRecorded> => (await ofRow.$post({ param: inRow(place), json }, sent(how))).json(),
  changeCriterion: async (
    place: CriterionPlace,
    json: criteria.CriterionChange,
    how: How,
  ): Promise<criteria.CriterionRecorded> =>
    (await oneCriterion.$patch({ param: inCriterion(place), json }, sent(how))).json(),
  removeCriterion: async (place: CriterionPlace, json: Removal, how: How): Promise<criteria.CriterionRecorded> =>
    (await oneCriterion.$delete({ param: inCriterion(place), json }, sent(how))).json(),
  evaluateCriterion: async (
    place: CriterionPlace,
    json: criteria.EvaluationDraft,
    how: How,
  ): Promise<criteria.CriterionRecorded> =>
    (await oneCriterion.evaluations.$post({ param: inCriterion(place), json }, sent(how))).json(),
};
