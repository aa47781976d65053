import type * as cycles from '#shared/cycles/schema.ts';
import type * as views from '#shared/cycles/views.ts';
import type { Removal, UpdateDraft } from '#shared/plans/schema.ts';
import { type How, inAuthority, me, one, part, sent, until } from './client.ts';
import type { PlanPlace } from './plans.ts';

export interface CyclePlace extends PlanPlace {
  cycle: string;
}
export interface AskPlace extends CyclePlace {
  node: string;
}

const all = one.plans[':plan'].cycles;
const oneCycle = all[':cycle'];
const oneAsk = oneCycle.asks[':node'];

const inPlan = ({ authority, plan }: PlanPlace) => ({ authority: part(authority), plan: part(plan) });
const inCycle = (place: CyclePlace) => ({ ...inPlan(place), cycle: part(place.cycle) });
const inAsk = (place: AskPlace) => ({ ...inCycle(place), node: part(place.node) });

/** Rounds of updates: opening and locking them, answering what they ask, reviewing what was answered. */
export const cyclesApi = {
  cycles: async (place: PlanPlace, signal?: AbortSignal): Promise<views.CycleList> =>
    (await all.$get({ param: inPlan(place) }, until(signal))).json(),
  openCycle: async (place: PlanPlace, json: cycles.CycleDraft, how: How = {}): Promise<views.CycleView> =>
    (await all.$post({ param: inPlan(place), json }, sent(how))).json(),
  cycle: async (place: CyclePlace, signal?: AbortSignal): Promise<views.CycleView> =>
    (await oneCycle.$get({ param: inCycle(place) }, until(signal))).json(),
  changeCycle: async (place: CyclePlace, json: cycles.CycleChange, how: How): Promise<views.CycleView> =>
    (await oneCycle.$patch({ param: inCycle(place), json }, sent(how))).json(),
  withdrawCycle: async (place: CyclePlace, json: Removal, how: How): Promise<void> => {
    await oneCycle.$delete({ param: inCycle(place), json }, sent(how));
  },
  lockCycle: async (place: CyclePlace, json: cycles.CycleLock, how: How): Promise<views.CycleView> =>
    (await oneCycle.lock.$post({ param: inCycle(place), json }, sent(how))).json(),
  remindOwners: async (place: CyclePlace, how: How = {}): Promise<views.CycleView> =>
    (await oneCycle.remind.$post({ param: inCycle(place) }, sent(how))).json(),
  askOutside: async (place: CyclePlace, how: How = {}): Promise<views.CycleView> =>
    (await oneCycle.outside.$post({ param: inCycle(place) }, sent(how))).json(),
  ask: async (place: AskPlace, signal?: AbortSignal): Promise<views.AskView> =>
    (await oneAsk.$get({ param: inAsk(place) }, until(signal))).json(),
  answerAsk: async (place: AskPlace, json: UpdateDraft, how: How): Promise<views.AskView> =>
    (await oneAsk.$put({ param: inAsk(place), json }, sent(how))).json(),
  acceptAnswer: async (place: AskPlace, how: How): Promise<views.AskView> =>
    (await oneAsk.accept.$post({ param: inAsk(place) }, sent(how))).json(),
  returnAnswer: async (place: AskPlace, json: cycles.AnswerReturn, how: How): Promise<views.AskView> =>
    (await oneAsk.return.$post({ param: inAsk(place), json }, sent(how))).json(),
  myUpdates: async (signal?: AbortSignal): Promise<views.MyUpdates> =>
    (await me.updates.$get({}, until(signal))).json(),
  myUpdatesIn: async (authority: string, signal?: AbortSignal): Promise<views.MyUpdates> =>
    (await one.updates.$get({ param: inAuthority(authority) }, until(signal))).json(),
};
