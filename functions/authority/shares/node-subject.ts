import { nodeKey, planKey } from '#kernel/keys.ts';
import { nodeRow, planRetention, planRow } from '#kernel/plan-rows.ts';
import { fieldsProblems } from '#shared/audiences/rules.ts';
import type { ShareFields, ThingOf } from '#shared/audiences/schema.ts';
import type { Session } from '../deps.ts';
import type { Found } from './subject.ts';

type Asked = { thing: ThingOf<'node'>; fields: ShareFields | null };

/** A row of one of the authority's plans, with what is shown of it. */
export async function nodeFound({ audience, table }: Session, { thing, fields }: Asked): Promise<Found> {
  const [plan, node] = await Promise.all([
    table.find(planKey(audience, thing.plan), planRow),
    table.find(nodeKey(audience, thing.plan, thing.node), nodeRow),
  ]);
  const isThere = plan !== null && plan.removed === null && plan.batch === null && node?.removed === null;
  const strange = fieldsProblems(fields, plan?.shape ?? null);
  if (!isThere) {
    return {
      thing: null,
      problems: [{ pointer: '#/thing/node', detail: 'Choose a row of one of your plans' }, ...strange],
    };
  }
  return { thing: { partOf: plan.title, title: node.title, retention: planRetention }, problems: strange };
}
