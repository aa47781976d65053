import type { EvidenceRow } from '#kernel/evidence-rows.ts';
import { canAdd, canTakeAway } from '#shared/evidence/rules.ts';
import { EvidenceItem, type EvidenceItemView, type EvidenceOfRow } from '#shared/evidence/schema.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { Node } from '#shared/plans/schema.ts';
import type { Session } from '../deps.ts';

/** A link or a file with what this person may do with it. */
export function presentEvidence({ person, seat }: Session, row: EvidenceItem): EvidenceItemView {
  const item = EvidenceItem.parse(row);
  const me = { person, role: seat.role };
  return {
    ...item,
    can: {
      download: item.withdrawn === null && item.file?.state === 'clean',
      withdraw: hasRight(seat.role, 'contribute') && canTakeAway(me, item),
    },
  };
}

export function presentEvidenceOf(session: Session, node: Node, rows: readonly EvidenceRow[]): EvidenceOfRow {
  const { person, seat } = session;
  const standing = rows.filter(({ withdrawn }) => withdrawn === null);
  return {
    items: standing
      .toSorted((a, b) => (a.at + a.id > b.at + b.id ? -1 : 1))
      .map((row) => presentEvidence(session, row)),
    can: { add: canAdd({ person, role: seat.role }, node) },
  };
}
