import type { AuthorityId, EvidenceId, NodeId, PlanId } from '#shared/ids.ts';
import { type Audience, type IndexKey, join, type Key, nodeHistory, type Partition, within } from './keys.ts';

type Place = { plan: PlanId; node: NodeId; id: EvidenceId };

/** What shows how a plan’s rows were carried out. */
export const evidencePartition = (audience: Audience, plan: PlanId): Partition =>
  within(audience, 'PLAN', plan, 'EVIDENCE');
/** A link or a file; on the index it stands in the page of its row, beside the entries. */
export const evidenceKey = (audience: Audience, { plan, node, id }: Place): Key => ({
  pk: evidencePartition(audience, plan),
  sk: join('EVIDENCE', node, id),
});
export const evidenceIndex = (audience: Audience, { plan, node, id }: Place): IndexKey => ({
  gsi1pk: nodeHistory(audience, plan, node),
  gsi1sk: join('EVIDENCE', id),
});

/** What a file is called below its authority’s prefix: the session that sends it is tagged with this, and reaches no other. */
export const evidenceName = ({ plan, node, id }: Place): string => `${plan}.${node}.${id}`;
export const evidenceFile = (authority: AuthorityId, place: Place): string =>
  `authority/${authority}/evidence/${evidenceName(place)}`;

const ofObject = /^authority\/([a-z0-9-]+)\/evidence\/([0-9A-Z]{26})\.([0-9A-Z]{26})\.([0-9A-Z]{26})$/;

/** Whose evidence an object is, read from its key; null where it is none. */
export function evidenceOfObject(
  key: string,
): { authority: string; plan: string; node: string; evidence: string } | null {
  const [, authority, plan, node, evidence] = ofObject.exec(key) ?? [];
  if (authority === undefined || plan === undefined || node === undefined || evidence === undefined) return null;
  return { authority, plan, node, evidence };
}
