import { again } from '#kernel/again.ts';
import type { Change, Committed, RequestClaim } from '#kernel/change.ts';
import { AnswersNotRight, ChangedMeanwhile, NothingHere, WrongState } from '#kernel/errors.ts';
import type { EntryId } from '#shared/ids.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from './deps.ts';

export type Conditional = { expected: number; request: RequestClaim | undefined };

/** The entry of what was done and the id that it was answered with: by now, or when the same request was made before. */
export type Settled = { entry: EntryId; result: string };

/**
 * Commits what `prepare` makes of the rows as they stand. Where another change of the same board came between, it is
 * prepared anew, so that only the row which the caller has read can refuse it. Null: it was done before.
 */
export async function settle({ table }: Session, prepare: () => Promise<Change | null>): Promise<Settled | null> {
  return again({
    prepare,
    attempt: async (change) => {
      if (change === null) return null;
      const committed = await table.commit(change);
      return { entry: committed.entry, result: committed.repeated ? committed.result : change.result };
    },
    isWorth: (error) => error instanceof ChangedMeanwhile,
  });
}

type Standing = { version: number; removed?: object | null };

/**
 * The change as it was made before, where this repeats it; null where the row stands and is the version that was read. What
 * was removed meanwhile is not there any more.
 */
export async function madeBefore(
  { table }: Pick<Session, 'table'>,
  { version, removed = null }: Standing,
  { expected, request, current }: Conditional & { current: unknown },
): Promise<Committed | null> {
  if (version === expected && removed === null) return null;
  const before = await table.answered(request);
  if (before !== null) return before;
  throw removed === null ? new ChangedMeanwhile(current) : new NothingHere();
}

/** Is the row the version that was read? A repetition of a change that was made is let be. */
export async function stillStands(
  session: Session,
  { version }: { version: number },
  asked: Conditional & { current: unknown },
): Promise<boolean> {
  return (await madeBefore(session, { version }, asked)) === null;
}

export function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) throw new AnswersNotRight(problems);
}

export function refuseWrongState(words: string | null): void {
  if (words !== null) throw new WrongState(words);
}
