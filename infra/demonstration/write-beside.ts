import { RowCommentRecorded } from '#shared/discussion/schema.ts';
import { EvidenceRecorded } from '#shared/evidence/schema.ts';
import type { RowContent } from './content.ts';
import { discussionOf, evidenceOf } from './drafts.ts';
import { addressOf } from './people.ts';
import type { At, Writing } from './write-plan.ts';

/** What stands beside a row and is no part of its plan: what bears it out, and what officers say of it in turn. */
export async function writeBeside(
  { api, plan, path, today }: Writing,
  row: RowContent,
  { id, key }: At,
): Promise<void> {
  for (const [index, body] of evidenceOf(row, today).entries()) {
    const as = addressOf(plan, row.owner ?? 'clerk');
    const named = `${key}-evidence-${index + 1}`;
    await api.send({ as, path: `${path}/${id}/evidence/links`, key: named, body, answer: EvidenceRecorded });
  }
  for (const [index, { by, body }] of discussionOf(plan, row).entries()) {
    const as = addressOf(plan, by);
    const named = `${key}-comment-${index + 1}`;
    await api.send({ as, path: `${path}/${id}/comments`, key: named, body, answer: RowCommentRecorded });
  }
}
