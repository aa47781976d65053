import { lastReported, statusNow } from '#shared/cycles/freshness.ts';
import type { CycleMark } from '#shared/cycles/mark.ts';
import type { Node } from '#shared/plans/schema.ts';
import type { PlanShape } from '#shared/vocabulary.ts';
import { MissingMark, StatusTag } from '../../ui/status-tag.tsx';

interface StatusProps {
  shape: Pick<PlanShape, 'statuses'>;
  node: Pick<Node, 'latest' | 'removed' | 'since' | 'createdAt'>;
  /** The plan’s cycles, newest first; by the first its statuses are read. */
  cycles: readonly CycleMark[];
}

/** How an action stands: by the present cycle, and never by the one before. What was said then stands beside it in words. */
export function ActionStatus({ shape, node, cycles }: StatusProps) {
  const { status, none, isMissing } = statusNow(shape, node, cycles[0] ?? null);
  if (!isMissing) return <StatusTag status={status ?? undefined} none={none} />;
  const before = lastReported(shape, node.latest, cycles);
  return (
    <>
      <MissingMark words={none} />
      {before !== null && <span className="pb-status__before">Last reported: {before}</span>}
    </>
  );
}
