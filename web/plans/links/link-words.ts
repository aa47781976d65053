import { closingStatus, linkInWords, linkWords } from '#shared/plans/link-rules.ts';
import type { Link } from '#shared/plans/links.ts';
import { actionLevel, isOpen } from '#shared/plans/rules.ts';
import type { NodeView } from '#shared/plans/schema.ts';

/** The links of a row in the order they are told, those that say the same together. */
export function grouped<L extends Pick<Link, 'kind' | 'side'>>(links: readonly L[]): { words: string; links: L[] }[] {
  const order = Object.values(linkWords).flatMap(({ from, to }) => [from, to]);
  const groups = Map.groupBy(links, linkInWords);
  return order.flatMap((each) => {
    const found = groups.get(each);
    return found === undefined ? [] : [{ words: each, links: found }];
  });
}

/** Whether an action can go elsewhere: it has not gone yet, and it was not closed for good in another way. */
export function mayGo({ plan, node, links }: NodeView): boolean {
  const gone = links.some(({ kind, side }) => kind === 'handed-over' && side === 'from');
  const closedSo = (['plan', 'day-to-day'] as const).some(
    (into) => closingStatus(plan.shape, into)?.key === node.latest?.status,
  );
  return node.level === actionLevel(plan.shape) && !gone && (isOpen(plan.shape, node) || closedSo);
}
