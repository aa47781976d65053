import { type RecordedVerdict, unaskable } from './recording.ts';

export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny' | 'not taken';
export type Ask = (verdict: RecordedVerdict) => Promise<Decision>;

export type Comparison = {
  readonly agreed: number;
  readonly disagreed: readonly string[];
  /** How many could not be asked, by the reason. */
  readonly unasked: ReadonlyMap<string, number>;
};

/** Puts every recorded verdict that can be put to the account's own evaluator, one after the other. */
export async function compare(verdicts: readonly RecordedVerdict[], ask: Ask): Promise<Comparison> {
  const disagreed: string[] = [];
  const unasked = new Map<string, number>();
  const leaveOut = (reason: string) => unasked.set(reason, (unasked.get(reason) ?? 0) + 1);
  let agreed = 0;
  for (const verdict of verdicts) {
    const reason = unaskable(verdict);
    if (reason !== undefined) leaveOut(reason);
    else {
      const decision = await ask(verdict);
      if (decision === 'not taken') leaveOut('IAM does not take the question');
      else if (agree(verdict, decision)) agreed += 1;
      else disagreed.push(difference(verdict, decision));
    }
  }
  return { agreed, disagreed, unasked };
}

/** A refusal by a statement must be one there too: else the statement does not do what it is there for. */
function agree({ allowed, statement }: RecordedVerdict, decision: Decision): boolean {
  if (allowed) return decision === 'allowed';
  return statement?.effect === 'Deny' ? decision === 'explicitDeny' : decision !== 'allowed';
}

function difference({ role, action, allowed, statement, example }: RecordedVerdict, decision: Decision): string {
  const here = `${allowed ? 'allowed' : 'refused'}${statement ? ` by ${statement.policy}/${statement.sid}` : ''}`;
  const asked = JSON.stringify({ resource: example.resource, ...example.context, tags: example.tags });
  return `${role} ${action}: here ${here}, on AWS ${decision}\n    ${asked}`;
}

export function report({ agreed, disagreed, unasked }: Comparison): string {
  const skipped = [...unasked].map(([reason, count]) => `  ${count} not asked: ${reason}`);
  return [...disagreed.map((each) => `✗ ${each}`), `${agreed} agree, ${disagreed.length} disagree`, ...skipped].join(
    '\n',
  );
}
