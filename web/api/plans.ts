import type { Compartment } from '#shared/ids.ts';
import type { LayoutChange, LayoutChanged, LayoutUses } from '#shared/plans/layout.ts';
import type * as notes from '#shared/plans/notes.ts';
import type { ColumnsChange } from '#shared/plans/own-columns.ts';
import type * as plans from '#shared/plans/schema.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';

const onePlan = one.plans[':plan'];
const oneNode = onePlan.nodes[':node'];

export interface PlanPlace {
  authority: string;
  plan: string;
}
export interface NodePlace extends PlanPlace {
  node: string;
}

interface NotePlace extends NodePlace {
  compartment: Compartment;
}

const inPlan = ({ authority, plan }: PlanPlace) => ({ authority: part(authority), plan: part(plan) });
const inNode = (place: NodePlace) => ({ ...inPlan(place), node: part(place.node) });

/** Plans, their rows, updates and notes. */
export const plansApi = {
  plans: async (authority: string, signal?: AbortSignal): Promise<plans.PlanList> =>
    (await one.plans.$get({ param: inAuthority(authority) }, until(signal))).json(),
  addPlan: async (authority: string, json: plans.PlanDraft, how: How = {}): Promise<plans.PlanView> =>
    (await one.plans.$post({ param: inAuthority(authority), json }, sent(how))).json(),
  plan: async (place: PlanPlace, query: plans.PlanQuery, signal?: AbortSignal): Promise<plans.PlanView> =>
    (await onePlan.$get({ param: inPlan(place), query }, until(signal))).json(),
  changePlan: async (place: PlanPlace, json: plans.PlanChange, how: How): Promise<plans.PlanView> =>
    (await onePlan.$patch({ param: inPlan(place), json }, sent(how))).json(),
  layoutUses: async (place: PlanPlace, signal?: AbortSignal): Promise<LayoutUses> =>
    (await onePlan.layout.$get({ param: inPlan(place) }, until(signal))).json(),
  changeLayout: async (place: PlanPlace, json: LayoutChange, how: How): Promise<LayoutChanged> =>
    (await onePlan.layout.$put({ param: inPlan(place), json }, sent(how))).json(),
  changeColumns: async (place: PlanPlace, json: ColumnsChange, how: How): Promise<LayoutChanged> =>
    (await onePlan.columns.$put({ param: inPlan(place), json }, sent(how))).json(),
  removePlan: async (place: PlanPlace, json: plans.Removal, how: How): Promise<void> => {
    await onePlan.$delete({ param: inPlan(place), json }, sent(how));
  },
  addNode: async (place: PlanPlace, json: plans.NodeDraft, how: How = {}): Promise<plans.Recorded> =>
    (await onePlan.nodes.$post({ param: inPlan(place), json }, sent(how))).json(),
  node: async (place: NodePlace, signal?: AbortSignal): Promise<plans.NodeView> =>
    (await oneNode.$get({ param: inNode(place) }, until(signal))).json(),
  changeNode: async (place: NodePlace, json: plans.NodeChange, how: How): Promise<plans.Recorded> =>
    (await oneNode.$patch({ param: inNode(place), json }, sent(how))).json(),
  removeNode: async (place: NodePlace, json: plans.Removal, how: How): Promise<plans.Recorded> =>
    (await oneNode.$delete({ param: inNode(place), json }, sent(how))).json(),
  recordUpdate: async (place: NodePlace, json: plans.UpdateDraft, how: How = {}): Promise<plans.Recorded> =>
    (await oneNode.updates.$post({ param: inNode(place), json }, sent(how))).json(),
  undo: async (place: PlanPlace, entry: string): Promise<plans.Undone> =>
    (await onePlan.entries[':entry'].undo.$post({ param: { ...inPlan(place), entry: part(entry) } })).json(),
  notes: async (place: NodePlace, compartment: Compartment, signal?: AbortSignal): Promise<notes.NoteList> =>
    (await oneNode.notes.$get({ param: inNode(place), query: { compartment } }, until(signal))).json(),
  addNote: async (place: NotePlace, json: notes.NoteDraft, how: How = {}): Promise<notes.Note> => {
    const query = { compartment: place.compartment };
    return (await oneNode.notes.$post({ param: inNode(place), query, json }, sent(how))).json();
  },
};
