import type { PlanId } from '#shared/ids.ts';
import { evidencePartition } from './evidence-keys.ts';
import { type EvidenceRow, evidenceRow } from './evidence-rows.ts';
import type { Audience } from './keys.ts';
import type { Table } from './table.ts';

/** All links and files that show how a plan’s rows were carried out, withdrawn or not. */
export async function evidenceOfPlan(
  { table, audience }: { table: Table; audience: Audience },
  plan: PlanId,
  consistent = false,
): Promise<EvidenceRow[]> {
  const items = await table.all(evidencePartition(audience, plan), { consistent });
  return items.map((item) => evidenceRow.read(item));
}
