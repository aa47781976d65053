import { put, type RequestClaim } from '#kernel/change.ts';
import { planKey, workPartition } from '#kernel/keys.ts';
import { planRow } from '#kernel/plan-rows.ts';
import { planCopyKey } from '#kernel/work-keys.ts';
import { type PlanCopyRow, planCopyRow, workRetention } from '#kernel/work-rows.ts';
import type { WorkId } from '#shared/ids.ts';
import { futureProblems } from '#shared/plans/rules.ts';
import { PlanCopy, type PlanCopyDraft } from '#shared/work/copy-schema.ts';
import type { Session } from '../deps.ts';
import { refuse } from '../settle.ts';

/** Plans that are made from others. What copies them is `functions/documents/copy-plan.ts`. */
export function copyStore(session: Session) {
  const { audience, table } = session;

  async function begin(draft: PlanCopyDraft, request: RequestClaim | undefined): Promise<PlanCopy> {
    const problems = futureProblems(draft.agreedOn, session.today, '#/agreedOn');
    const plan = await table.find(planKey(audience, draft.plan), planRow);
    if (plan === null || plan.removed !== null || plan.batch !== null) {
      problems.push({ pointer: '#/plan', detail: 'Choose one of your authority’s plans' });
    }
    refuse(problems);
    const row: PlanCopyRow = {
      ...{ ...draft, id: session.newId() as WorkId, state: 'queued', problems: [], made: null, counts: null },
      progress: { stage: 'Waiting to be copied', done: 0, total: 2 },
      ...{ by: session.person, createdAt: session.now, attempts: 0, redriven: 0, startedAt: null },
      ...{ version: 1, retention: workRetention },
    };
    const committed = await table.commit({
      verb: 'copy.begun',
      subject: workPartition(audience),
      effectiveOn: session.today,
      puts: [put({ key: planCopyKey(audience, row.id), shape: planCopyRow, row, was: null })],
      request,
      result: row.id,
    });
    return committed.repeated ? view(committed.result as WorkId) : PlanCopy.parse(row);
  }

  const view = async (id: WorkId): Promise<PlanCopy> =>
    PlanCopy.parse(await table.get(planCopyKey(audience, id), planCopyRow));

  return { begin, view };
}
