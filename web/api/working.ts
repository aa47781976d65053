import type { PlanId } from '#shared/ids.ts';
import type * as bulk from '#shared/plans/bulk.ts';
import type * as views from '#shared/plans/saved-views.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';
import type { PlanPlace } from './plans.ts';

const saved = one['saved-views'];
const ofPlan = saved[':plan'];
const several = one.plans[':plan'].bulk;

const inPlan = ({ authority, plan }: PlanPlace) => ({ ...inAuthority(authority), plan: part(plan) });

/** Each kind of change has an address of its own, which says the kind. */
function changed(param: ReturnType<typeof inPlan>, asked: bulk.BulkChange, how: ReturnType<typeof sent>) {
  switch (asked.kind) {
    case 'owner': {
      const { kind: _kind, ...json } = asked;
      return several.owner.$post({ param, json }, how);
    }
    case 'date': {
      const { kind: _kind, ...json } = asked;
      return several.date.$post({ param, json }, how);
    }
    case 'responsible': {
      const { kind: _kind, ...json } = asked;
      return several.responsible.$post({ param, json }, how);
    }
    case 'update': {
      const { kind: _kind, ...json } = asked;
      return several.update.$post({ param, json }, how);
    }
    case 'removal': {
      const { kind: _kind, ...json } = asked;
      return several.removal.$post({ param, json }, how);
    }
  }
}

/** Working in a plan: views that are kept, and changes of several rows at once. */
export const workingApi = {
  savedViews: async (authority: string, plan?: PlanId, signal?: AbortSignal): Promise<views.SavedViewList> => {
    const query = plan === undefined ? {} : { plan };
    return (await saved.$get({ param: inAuthority(authority), query }, until(signal))).json();
  },
  saveView: async (place: PlanPlace, json: views.SavedViewDraft, how: How = {}): Promise<views.SavedViewSeen> =>
    (await ofPlan.$post({ param: inPlan(place), json }, sent(how))).json(),
  openWith: async (place: PlanPlace, json: views.OpeningView): Promise<views.OpeningView> =>
    (await ofPlan.opening.$put({ param: inPlan(place), json })).json(),
  changeView: async (
    place: PlanPlace & { view: string },
    json: views.SavedViewChange,
    how: How,
  ): Promise<views.SavedViewSeen> =>
    (await ofPlan[':view'].$patch({ param: { ...inPlan(place), view: part(place.view) }, json }, sent(how))).json(),
  changeSeveral: async (place: PlanPlace, asked: bulk.BulkChange, how: How = {}): Promise<bulk.BulkDone> =>
    (await changed(inPlan(place), asked, sent(how))).json(),
  undoSeveral: async (place: PlanPlace, json: bulk.BulkUndo): Promise<bulk.BulkUndone> =>
    (await several.undo.$post({ param: inPlan(place), json })).json(),
};
