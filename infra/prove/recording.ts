import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { stateFolder } from '../local/dynamodb-fetch.ts';

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

export const recordingPath = join(stateFolder, 'run', 'verdicts.json');

/** Leaves what the gate said on the template as it is, for a replay on AWS: never what it said on a changed copy. */
export function writeRecording(verdicts: readonly RecordedVerdict[], path = recordingPath): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ verdicts: z.array(RecordedVerdict).parse(verdicts) }));
}

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
export function unaskable({ action, allowed, statement, example }: RecordedVerdict): string | undefined {
  if (statement?.policy === ofResource) return 'the policy of the resource decided';
  if (action.startsWith('sts:') && !allowed) return 'the trust of the role may have decided';
  if (/[*?]|\$\{/.test(example.resource)) return 'a name with a wildcard in it would ask about many things';
  return undefined;
}
