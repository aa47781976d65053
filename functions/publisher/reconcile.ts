import * as z from 'zod';
import { authoritiesOf } from '#kernel/directory.ts';
import type { AuthorityId } from '#shared/ids.ts';
import type { PublisherDeps } from './copy-share.ts';

const Scheduled = z.object({ source: z.literal('aws.events'), 'detail-type': z.literal('Scheduled Event') });

export const isScheduled = (event: unknown): boolean => Scheduled.safeParse(event).success;

/**
 * Goes through all authorities and mends what a lost or failed publication has left; nothing, when all is well. One
 * authority that cannot be mended keeps no other back.
 */
export async function reconcile(
  deps: PublisherDeps,
  mend: (authority: AuthorityId) => Promise<number>,
): Promise<number> {
  const failures: unknown[] = [];
  let count = 0;
  for (const authority of await authoritiesOf(deps)) {
    try {
      count += await mend(authority);
    } catch (error) {
      deps.log.error('shares.not-reconciled', { authority }, error);
      failures.push(error);
    }
  }
  deps.log.info('shares.reconciled', { count });
  if (failures.length > 0) throw failures[0];
  return count;
}
