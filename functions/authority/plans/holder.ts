import { schoolKey } from '#kernel/keys.ts';
import { schoolRow } from '#kernel/school-rows.ts';
import type { PlanHolder } from '#shared/plans/holder.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';

export async function holderProblems(
  { audience, table }: Session,
  holder: PlanHolder | undefined,
): Promise<FieldProblem[]> {
  if (holder?.kind !== 'school') return [];
  const school = await table.find(schoolKey(audience, holder.urn), schoolRow);
  return school === null ? [{ pointer: '#/holder/urn', detail: 'Choose a school of your list of schools' }] : [];
}
