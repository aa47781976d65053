import { put, type RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, ChangedMeanwhile, NotAllowed, NothingHere } from '#kernel/errors.ts';
import { withoutUndefined } from '#kernel/fields.ts';
import { openingViewKey, openingViewsOf, savedViewKey, savedViews, viewsPartition } from '#kernel/view-keys.ts';
import { openingViewRow, type SavedViewRow, savedViewRow, viewRetention } from '#kernel/view-rows.ts';
import type { PlanId, SavedViewId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import {
  type OpeningView,
  SavedView,
  type SavedViewChange,
  type SavedViewDraft,
  type SavedViewSeen,
} from '#shared/plans/saved-views.ts';
import type { Session } from '../deps.ts';
import { planStore } from './store.ts';

const notForEveryone = 'Editors and administrators save views for everyone. Save it for yourself.';

/** Views that officers have saved: one’s own, and those for everyone. */
export function viewStore(session: Session) {
  const { audience, table, person, seat, today } = session;
  const edits = hasRight(seat.role, 'edit');
  const plans = planStore(session);

  const mayChange = (row: SavedView) => (row.everyone ? edits : row.by === person);
  const present = (row: SavedViewRow, opens: boolean): SavedViewSeen => ({
    ...SavedView.parse(row),
    mine: opens,
    can: { change: mayChange(row) },
  });

  /** Of one plan or of all, by name; what others keep for themselves is not there. */
  async function list(plan: PlanId | undefined): Promise<SavedViewSeen[]> {
    const prefix = plan === undefined ? savedViews : `${savedViews}${plan}`;
    const [rows, opening] = await Promise.all([
      table.all(viewsPartition(audience), { prefix }),
      table.all(viewsPartition(audience), { prefix: openingViewsOf(person) }),
    ]);
    const opens = new Set(opening.map((item) => openingViewRow.read(item).view));
    return rows
      .map((item) => savedViewRow.read(item))
      .filter((row) => row.removed === null && (row.everyone || row.by === person))
      .map((row) => present(row, opens.has(row.id)))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  }

  async function save(plan: PlanId, draft: SavedViewDraft, request: RequestClaim | undefined): Promise<SavedViewSeen> {
    await plans.header(plan);
    if (draft.everyone && !edits) throw new NotAllowed(notForEveryone);
    const id = session.newId() as SavedViewId;
    const row: SavedViewRow = {
      ...{ ...draft, id, plan, by: person, removed: null },
      ...{ version: 1, retention: viewRetention },
    };
    const committed = await table.commit({
      ...{ verb: 'view.saved', subject: viewsPartition(audience), effectiveOn: today, request, result: id },
      puts: [put({ key: savedViewKey(audience, row), shape: savedViewRow, row, was: null })],
    });
    // The result of a repeated request is the id that its own transaction wrote.
    return committed.repeated ? seen(plan, committed.result as SavedViewId) : present(row, false);
  }

  const rowOf = (plan: PlanId, id: SavedViewId) => table.get(savedViewKey(audience, { plan, id }), savedViewRow);

  async function seen(plan: PlanId, id: SavedViewId): Promise<SavedViewSeen> {
    const [row, opening] = await Promise.all([
      rowOf(plan, id),
      table.find(openingViewKey(audience, { person, plan }), openingViewRow),
    ]);
    if (!row.everyone && row.by !== person) throw new NothingHere();
    return present(row, opening?.view === id);
  }

  type Asked = SavedViewChange & { plan: PlanId; expected: number; request: RequestClaim | undefined };

  /** Renames it, gives it to everyone, takes it away or back: each a version of the row. */
  async function change(id: SavedViewId, asked: Asked): Promise<SavedViewSeen> {
    const { plan, expected, request, removed, ...fields } = asked;
    const was = await rowOf(plan, id);
    if (!was.everyone && was.by !== person) throw new NothingHere();
    if (!mayChange(was) || (fields.everyone === true && !edits)) throw new NotAllowed(notForEveryone);
    if (was.version !== expected) {
      if ((await table.answered(request)) !== null) return seen(plan, id);
      throw new ChangedMeanwhile(await seen(plan, id));
    }
    const gone = removed === undefined ? was.removed : removed ? { on: today, why: 'No longer needed' } : null;
    const row: SavedViewRow = { ...was, ...withoutUndefined(fields), removed: gone, version: was.version + 1 };
    const verb = removed === undefined ? 'view.changed' : removed ? 'view.removed' : 'view.restored';
    await table.commit({
      ...{ verb, subject: viewsPartition(audience), effectiveOn: today, request, result: id },
      puts: [put({ key: savedViewKey(audience, row), shape: savedViewRow, row, was })],
    });
    return seen(plan, id);
  }

  /** With which view the plan opens for the caller; chosen again, the last choice stands. */
  async function open(plan: PlanId, { view }: OpeningView, request: RequestClaim | undefined): Promise<OpeningView> {
    const key = openingViewKey(audience, { person, plan });
    const [was, chosen] = await Promise.all([
      table.find(key, openingViewRow),
      view === null ? null : table.find(savedViewKey(audience, { plan, id: view }), savedViewRow),
      plans.header(plan),
    ]);
    const mine = chosen !== null && chosen.removed === null && (chosen.everyone || chosen.by === person);
    if (view !== null && !mine) {
      throw new AnswersNotRight([{ pointer: '#/view', detail: 'Choose one of the plan’s saved views' }]);
    }
    const row = { person, plan, view, version: (was?.version ?? 0) + 1, retention: viewRetention };
    await table.commit({
      ...{ verb: 'view.chosen', subject: viewsPartition(audience), effectiveOn: today, request, result: plan },
      puts: [put({ key, shape: openingViewRow, row, was })],
    });
    return { view };
  }

  return { list, save, change, open };
}
