import { consultationKey, consultationPartition } from '#kernel/consultation-keys.ts';
import { consultationRow, consultationRowsOf } from '#kernel/consultation-rows.ts';
import { commentsOf, frozenPlanOf } from '#kernel/consultations.ts';
import type { ThingOf } from '#shared/audiences/schema.ts';
import { type ConsultationContents, consultationContents } from '#shared/consultations/shown-rules.ts';
import type { Source } from './contents.ts';

/** Of a consultation: what is asked and the draft, or the final version with what changed; nothing, once it is withdrawn. */
export async function contentsOfConsultation(
  { audience, table, clock }: Source,
  thing: ThingOf<'consultation'>,
): Promise<ConsultationContents> {
  const consultation = await table.find(consultationKey(audience, thing.consultation), consultationRow);
  if (consultation === null || consultation.withdrawn !== null) return [];
  const items = await table.all(consultationPartition(audience, thing.consultation), { consistent: true });
  const rows = consultationRowsOf(items, clock().toISOString());
  const draft = frozenPlanOf(rows.draft);
  if (draft === null) throw new Error('A consultation has no draft');
  return consultationContents({ consultation, draft, final: frozenPlanOf(rows.final), comments: commentsOf(rows) });
}
