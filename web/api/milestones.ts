import type * as milestones from '#shared/milestones/schema.ts';
import type { Removal } from '#shared/plans/schema.ts';
import { type How, one, part, sent } from './client.ts';
import type { NodePlace } from './plans.ts';

const ofRow = one.plans[':plan'].nodes[':node'].milestones;
const oneMilestone = ofRow[':milestone'];

export interface MilestonePlace extends NodePlace {
  milestone: string;
}

const inRow = ({ authority, plan, node }: NodePlace) => ({
  ...{ authority: part(authority), plan: part(plan), node: part(node) },
});
const inMilestone = (place: MilestonePlace) => ({ ...inRow(place), milestone: part(place.milestone) });

/** The steps of actions. */
export const milestonesApi = {
  addMilestone: async (
    place: NodePlace,
    json: milestones.MilestoneDraft,
    how: How = {},
  ): Promise<milestones.MilestoneRecorded> => (await ofRow.$post({ param: inRow(place), json }, sent(how))).json(),
  changeMilestone: async (
    place: MilestonePlace,
    json: milestones.MilestoneChange,
    how: How,
  ): Promise<milestones.MilestoneRecorded> =>
    (await oneMilestone.$patch({ param: inMilestone(place), json }, sent(how))).json(),
  removeMilestone: async (place: MilestonePlace, json: Removal, how: How): Promise<milestones.MilestoneRecorded> =>
    (await oneMilestone.$delete({ param: inMilestone(place), json }, sent(how))).json(),
  markMilestone: async (
    place: MilestonePlace,
    json: milestones.MilestoneMark,
    how: How,
  ): Promise<milestones.MilestoneRecorded> =>
    (await oneMilestone.done.$post({ param: inMilestone(place), json }, sent(how))).json(),
};
