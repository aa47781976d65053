import type { Operation } from '#kernel/operations.ts';
import { AudienceHome, SharedPlanList } from '#shared/audiences/schema.ts';

export const base = '/api/audiences/:kind/:id';

export const audienceOperations: Operation[] = [
  {
    method: 'get',
    path: base,
    id: 'getAudience',
    summary: 'What a partnership is called, and which authorities show it something',
    needs: 'seat',
    status: 200,
    answer: AudienceHome,
  },
  {
    method: 'get',
    path: `${base}/items`,
    id: 'listShared',
    summary: 'What authorities show to this audience, to the field',
    needs: 'seat',
    status: 200,
    answer: SharedPlanList,
  },
];
