import type * as links from '#shared/plans/links.ts';
import type { Removal } from '#shared/plans/schema.ts';
import { type How, one, part, sent } from './client.ts';
import type { NodePlace, PlanPlace } from './plans.ts';

const onePlan = one.plans[':plan'];
const inPlan = ({ authority, plan }: PlanPlace) => ({ authority: part(authority), plan: part(plan) });

/** What rows of plans have to do with one another. */
export const linksApi = {
  addLink: async (place: PlanPlace, json: links.LinkDraft, how: How): Promise<links.LinkRecorded> =>
    (await onePlan.links.$post({ param: inPlan(place), json }, sent(how))).json(),
  removeLink: async (place: PlanPlace, link: string, { json, ...how }: How & { json: Removal }) =>
    (await onePlan.links[':link'].$delete({ param: { ...inPlan(place), link: part(link) }, json }, sent(how))).json(),
  handOver: async (place: NodePlace, json: links.HandOver, how: How): Promise<links.HandedOver> => {
    const param = { ...inPlan(place), node: part(place.node) };
    return (await onePlan.nodes[':node']['hand-over'].$post({ param, json }, sent(how))).json();
  },
};
