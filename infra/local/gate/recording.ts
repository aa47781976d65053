import type { Credentials } from './credentials.ts';
import type { Ask, Judge, Matched, Verdict } from './judge.ts';

/** One line of the recording: how often a role was allowed or denied one action by one statement. */
type VerdictRow = {
  role: string;
  action: string;
  allowed: boolean;
  /** Policy, Sid and effect of the statement that decided; empty for what no statement allows. */
  statement: { policy: string; sid: string; effect: 'Allow' | 'Deny' } | undefined;
  /** The resource and key patterns of that statement that were met, as the template states them. */
  resources: string[];
  keys: string[];
  n: number;
  /** The first request of this line, whole: enough to ask a real account the same. */
  example: { resource: string; context: Record<string, string | string[]>; tags: Record<string, string> };
};
export type Recording = {
  add(caller: Credentials, ask: Ask, verdict: Verdict): void;
  rows(): VerdictRow[];
  reset(): void;
};

const MOST_ROWS = 20_000;

export function createRecording(): Recording {
  const rows = new Map<string, VerdictRow>();
  const count = (caller: Credentials, ask: Ask, { allowed, matched }: Counted) => {
    const statement = matched && { policy: matched.policy, sid: matched.sid, effect: matched.effect };
    const resources = matched?.resources ?? [kindOf(ask.resource)];
    const keys = matched?.keys ?? [];
    const id = JSON.stringify([caller.roleName, ask.action, allowed, statement, resources, keys]);
    const row = rows.get(id);
    if (row) row.n += 1;
    else if (rows.size < MOST_ROWS) {
      const example = { resource: ask.resource, context: ask.context, tags: caller.tags };
      rows.set(id, { role: caller.roleName, action: ask.action, allowed, statement, resources, keys, n: 1, example });
    } else throw new Error(`More than ${MOST_ROWS} different verdicts: reset the recording`);
  };
  return {
    add(caller, ask, { allowed, matched }) {
      if (matched.length === 0) count(caller, ask, { allowed, matched: undefined });
      for (const each of matched) count(caller, ask, { allowed, matched: each });
    },
    rows: () => [...rows.values()],
    reset: () => rows.clear(),
  };
}

type Counted = { allowed: boolean; matched: Matched | undefined };

/** Refused object keys can be anything: they are counted by their bucket. */
const kindOf = (resource: string): string => resource.replace(/^(arn:aws:s3:::[^/]+)\/.*$/s, '$1/*');

/** The judge, with everything it says written down. */
export function recorded(judge: Judge, recording: Recording): Judge {
  return async (caller, ask) => {
    const verdict = await judge(caller, ask);
    recording.add(caller, ask, verdict);
    return verdict;
  };
}
