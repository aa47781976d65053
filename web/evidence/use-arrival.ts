import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isLost } from '#shared/evidence/rules.ts';
import type { EvidenceItemView } from '#shared/evidence/schema.ts';
import type { NodePlace } from '../api/plans.ts';
import { nodeQuery } from '../plans/plan-data.ts';

const lookEvery = 5_000;

/** While a file is being looked at the page asks how far it is; what was found shows by itself. */
export function useArrival({ authority, plan, node }: NodePlace, items: readonly EvidenceItemView[]): void {
  const client = useQueryClient();
  const now = new Date().toISOString();
  const waits = items.some((item) => item.file?.state === 'waiting' && !isLost(item, now));
  useEffect(() => {
    if (!waits) return;
    const { queryKey } = nodeQuery({ authority, plan, node });
    const timer = setInterval(() => void client.invalidateQueries({ queryKey }), lookEvery);
    return () => clearInterval(timer);
  }, [waits, authority, plan, node, client]);
}
