import type { PlanHolder } from '#shared/plans/holder.ts';
import { type Audience, schoolKey } from './keys.ts';
import { schoolRow } from './school-rows.ts';
import type { Table } from './table.ts';

/** What the school or trust is called whose plan it is; null for the authority's own. */
export async function heldBy(
  { audience, table }: { audience: Audience; table: Table },
  holder: PlanHolder,
): Promise<string | null> {
  if (holder.kind === 'authority') return null;
  if (holder.kind === 'trust') return holder.name;
  const school = await table.find(schoolKey(audience, holder.urn), schoolRow);
  return school?.name ?? `The school with the URN ${holder.urn}`;
}
