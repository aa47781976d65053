import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PlanView } from '#shared/plans/schema.ts';
import { api } from '../../api.ts';
import { inPlainWords } from '../../problems.ts';
import { useNotices } from '../../ui/notices.tsx';
import { useRefresh } from '../../ui/use-refresh.ts';
import { shortened } from '../../ui/words.ts';
import { planQuery, useDone } from '../plan-data.ts';
import type { Place } from '../plan-order.ts';
import type { PlanNode } from '../plan-tree.ts';

/** Moves a row at once on the page, then in the service; what the service refuses goes back to where it was. */
export function useMove(plan: PlanView, authority: string): (node: PlanNode, place: Place) => void {
  const client = useQueryClient();
  const tell = useNotices();
  const refresh = useRefresh(authority);
  const place = { authority, plan: plan.id };
  const done = useDone(place);
  const { queryKey } = planQuery(place);
  return useCallback(
    (node, to) => {
      const put = (changed: PlanNode): void => {
        client.setQueryData<PlanView>(queryKey, (before) =>
          before === undefined
            ? before
            : { ...before, nodes: before.nodes.map((one) => (one.id === changed.id ? changed : one)) },
        );
      };
      const send = async (): Promise<void> => {
        await client.cancelQueries({ queryKey });
        put({ ...node, ...to });
        try {
          const recorded = await api.changeNode({ authority, plan: plan.id, node: node.id }, to, {
            version: node.version,
          });
          put(recorded.node);
          await done(`Moved “${shortened(node.title, 40)}”.`, recorded);
        } catch (error) {
          put(node);
          tell({ words: `“${shortened(node.title, 40)}” was not moved. ${inPlainWords(error)}`, tone: 'trouble' });
          await refresh();
        }
      };
      void send();
    },
    [client, tell, refresh, done, authority, plan.id, queryKey],
  );
}
