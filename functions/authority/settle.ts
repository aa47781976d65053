import type { Change, RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import type { EntryId } from '#shared/ids.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from './deps.ts';

export type Conditional = { expected: number; request: RequestClaim | undefined };

const mostAttempts = 8;

/** The entry of what was done and the id that it was answered with: by now, or when the same request was made before. */
export type Settled = { entry: EntryId; result: string };

/**
 * Commits what `prepare` makes of the rows as they stand. Where another change of the same board came between, it is
 * prepared anew, so that only the row which the caller has read can refuse it. Null: it was done before.
 */
export async function settle({ table }: Session, prepare: () => Promise<Change | null>): Promise<Settled | null> {
  for (let attempt = 1; ; attempt += 1) {
    const change = await prepare();
    if (change === null) return null;
    try {
      const committed = await table.commit(change);
      return { entry: committed.entry, result: committed.repeated ? committed.result : change.result };
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || attempt === mostAttempts) throw error;
      // Those who met here must not meet again at the next attempt.
      await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt * Math.random()));
    }
  }
}

/** Is the row the version that was read? A repetition of a change that was made is let be. */
export async function stillStands(
  { table }: Session,
  row: { version: number },
  asked: Conditional & { current: unknown },
): Promise<boolean> {
  if (row.version === asked.expected) return true;
  if ((await table.answered(asked.request)) !== null) return false;
  throw new ChangedMeanwhile(asked.current);
}

export function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) throw new AnswersNotRight(problems);
}

export function refuseWrongState(words: string | null): void {
  if (words !== null) throw new WrongState(words);
}
