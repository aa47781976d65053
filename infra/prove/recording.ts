import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';

/** A line of what the gate said in the tests: as `GET /local/verdicts` answers it, as far as it is needed here. */
const RecordedVerdict = z.object({
  role: z.string(),
  action: z.string(),
  allowed: z.boolean(),
  statement: z.object({ policy: z.string(), sid: z.string(), effect: z.enum(['Allow', 'Deny']) }).optional(),
  example: z.object({
    resource: z.string(),
    context: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    tags: z.record(z.string(), z.string()),
  }),
});
export type RecordedVerdict = z.infer<typeof RecordedVerdict>;

const Recording = z.object({ verdicts: z.array(RecordedVerdict) });

/** Nothing, where no test run has left a recording. */
export function readRecording(path: string): RecordedVerdict[] | undefined {
  return existsSync(path) ? Recording.parse(JSON.parse(readFileSync(path, 'utf8'))).verdicts : undefined;
}

/** The gate's name for a decision by the resource's own policy: a role's trust, a bucket's policy. */
const ofResource = 'resource';

/**
 * Why a verdict cannot be put to the simulator, which knows what a role's own policies say and nothing of trust, and
 * takes a bucket's policy only for a user. Undefined where it can.
 */
export function unaskable({ action, allowed, statement }: RecordedVerdict): string | undefined {
  if (statement?.policy === ofResource) return 'the policy of the resource decided';
  if (action.startsWith('sts:') && !allowed) return 'the trust of the role may have decided';
  return undefined;
}
