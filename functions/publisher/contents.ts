import type { ShareRow } from '#kernel/audience-rows.ts';
import type { KeyMeaning } from '#kernel/key-meaning.ts';
import type { Audience } from '#kernel/keys.ts';
import type { Table } from '#kernel/table.ts';
import type { CopyContent } from '#shared/audiences/contents.ts';
import { kindOf } from '#shared/audiences/rules.ts';
import type { AuthorityId, PlanId } from '#shared/ids.ts';
import { contentsOfAsks } from './ask-contents.ts';
import { contentsOfConsultation } from './consultation-contents.ts';
import { contentsOfMeeting } from './meeting-contents.ts';
import { nodeContents } from './node-contents.ts';
import type { PlanNow } from './plan-now.ts';

/** An authority as the publisher may read it. */
export type Source = {
  authority: AuthorityId;
  audience: Audience;
  table: Table;
  clock: () => Date;
  /** A plan as it is after it was asked for; read once for all shares that ask at about the same time. */
  plan: (id: PlanId) => Promise<PlanNow>;
};

/** What the audience of a share should be given, from what the share is of as it stands now. */
export async function contentsOf(source: Source, { id, thing, fields, audience }: ShareRow): Promise<CopyContent[]> {
  if (thing.kind === 'asks') return contentsOfAsks(source, thing, id);
  if (thing.kind === 'meeting') return contentsOfMeeting(source, thing, kindOf(audience));
  if (thing.kind === 'consultation') return contentsOfConsultation(source, thing);
  if (fields === null) throw new Error('A share of a row of a plan says which fields are shown');
  return nodeContents(source, thing, fields);
}

/** Is the share of what this change was of? */
export function isOf({ thing }: ShareRow, changed: KeyMeaning): boolean {
  if (thing.kind === 'node') return changed.kind === 'plan' && thing.plan === changed.plan;
  if (thing.kind === 'asks') {
    if (changed.kind === 'cycle') return thing.cycle === changed.cycle;
    return changed.kind === 'plan' && thing.plan === changed.plan;
  }
  if (thing.kind === 'consultation')
    return changed.kind === 'consultation' && thing.consultation === changed.consultation;
  // The name of a board goes with its meetings, and a share does not say of which board its meeting is.
  return changed.kind === 'board' || (changed.kind === 'meeting' && thing.meeting === changed.meeting);
}
