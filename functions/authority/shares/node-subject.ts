import { nodeKey, planKey } from '#kernel/keys.ts';
import { nodeRow, planRetention, planRow } from '#kernel/plan-rows.ts';
import { fieldsProblems } from '#shared/audiences/rules.ts';
import type { ShareDraft, ThingOf } from '#shared/audiences/schema.ts';
import { audienceNameOf } from '../audiences.ts';
import type { Session } from '../deps.ts';
import type { Found } from './subject.ts';

/** A row of one of the authority's plans, with what is shown of it: for a partnership or everyone. */
export async function nodeFound(
  session: Session,
  { thing, fields, audience: wanted }: ShareDraft & { thing: ThingOf<'node'> },
): Promise<Found> {
  const { audience, table } = session;
  const [audienceName, plan, node] = await Promise.all([
    audienceNameOf(session, wanted),
    table.find(planKey(audience, thing.plan), planRow),
    table.find(nodeKey(audience, thing.plan, thing.node), nodeRow),
  ]);
  const isThere = plan !== null && plan.removed === null && plan.batch === null && node?.removed === null;
  return {
    audienceName,
    thing: isThere ? { partOf: plan.title, title: node.title, retention: planRetention } : null,
    problems: [
      ...(audienceName === null
        ? [{ pointer: '#/audience', detail: 'Choose a partnership that your authority takes part in' }]
        : []),
      ...(isThere ? [] : [{ pointer: '#/thing/node', detail: 'Choose a row of one of your plans' }]),
      ...fieldsProblems(fields, plan?.shape ?? null),
    ],
  };
}
