import { type Context, Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { MilestoneId, NodeId, PlanId } from '#shared/ids.ts';
import { MilestoneChange, MilestoneDraft, MilestoneMark, MilestoneRecorded } from '#shared/milestones/schema.ts';
import { Removal } from '#shared/plans/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { milestoneStore } from './milestone-store.ts';

const base = '/api/authorities/:authority/plans/:plan/nodes/:node/milestones';
const one = `${base}/:milestone`;

/** The steps of an action, below the last level of the plan. */
export function milestoneRoutes(deps: Deps) {
  const edits = within(deps, 'edit', 'write');
  const contributes = within(deps, 'contribute', 'write');
  return new Hono<AuthorityEnv>()
    .post(base, edits, validJson(MilestoneDraft), async (c) => {
      const asked = { ...c.req.valid('json'), request: await requestClaim(c) };
      const recorded = await milestoneStore(c.var.session).add(rowOf(c), asked);
      tagged(c, recorded.milestone.version);
      c.header('Location', `${c.req.path}/${recorded.milestone.id}`);
      return c.json(recorded, 201);
    })
    .patch(one, edits, validJson(MilestoneChange), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      const recorded = await milestoneStore(c.var.session).change(placeOf(c), asked);
      tagged(c, recorded.milestone.version);
      return c.json(recorded);
    })
    .delete(one, edits, validJson(Removal), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      return c.json(await milestoneStore(c.var.session).remove(placeOf(c), asked));
    })
    .post(`${one}/done`, contributes, validJson(MilestoneMark), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      const recorded = await milestoneStore(c.var.session).mark(placeOf(c), asked);
      tagged(c, recorded.milestone.version);
      return c.json(recorded);
    });
}

const rowOf = (c: Context) => ({ plan: pathId(c, 'plan', PlanId), node: pathId(c, 'node', NodeId) });
const placeOf = (c: Context) => ({ ...rowOf(c), milestone: pathId(c, 'milestone', MilestoneId) });
const conditional = async (c: Context) => ({ expected: expectedVersion(c), request: await requestClaim(c) });

export const milestoneOperations = (): Operation[] => [
  {
    method: 'post',
    path: base,
    id: 'addMilestone',
    summary: 'Add a step to an action, where the plan’s layout names them',
    needs: 'edit',
    body: MilestoneDraft,
    status: 201,
    answer: MilestoneRecorded,
  },
  {
    method: 'patch',
    path: one,
    id: 'changeMilestone',
    summary: 'Change the words or the date of a step',
    needs: 'edit',
    conditional: true,
    body: MilestoneChange,
    status: 200,
    answer: MilestoneRecorded,
  },
  {
    method: 'delete',
    path: one,
    id: 'removeMilestone',
    summary: 'Remove a step, with a reason',
    needs: 'edit',
    conditional: true,
    body: Removal,
    status: 200,
    answer: MilestoneRecorded,
  },
  {
    method: 'post',
    path: `${one}/done`,
    id: 'markMilestone',
    summary: 'Say that a step is done, and when, or that it is not',
    needs: 'contribute',
    conditional: true,
    body: MilestoneMark,
    status: 200,
    answer: MilestoneRecorded,
  },
];
