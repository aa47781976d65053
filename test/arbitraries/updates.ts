import fc from 'fast-check';
import { LatestUpdate } from '#shared/plans/schema.ts';
import { anyUlid } from './ids.ts';

/** Updates of few dates and few instants, so that many are true on the same day or recorded at the same moment. */
export const anyUpdate = fc
  .record({
    id: anyUlid,
    status: fc.constantFrom(null, 'on-track', 'complete'),
    delivered: fc.string({ maxLength: 5 }),
    next: fc.constant(''),
    effectiveOn: fc.constantFrom('2024-01-01', '2024-02-01', '2024-02-02'),
    recordedAt: fc.constantFrom('2024-03-01T09:00:00.000Z', '2024-03-01T09:00:00.001Z'),
    by: anyUlid,
  })
  .map((update) => LatestUpdate.parse(update));
