import { put } from '#kernel/change.ts';
import { ChangedMeanwhile } from '#kernel/errors.ts';
import { type Key, workPartition } from '#kernel/keys.ts';
import type { RowShape } from '#kernel/rows.ts';
import type { WorkerDeps, WorkerSession } from '#kernel/worker.ts';
import { localDateOf } from '#shared/dates.ts';
import { isDead, mostAttempts, whatWentWrong } from '#shared/work/rules.ts';
import type { WorkState } from '#shared/work/schema.ts';

type WorkRow = { version: number; state: WorkState; attempts: number; startedAt: string | null; problems: unknown[] };

export type Steps<R> = {
  /** Takes the work on, or answers null: it is done, cancelled, or someone else is at it. */
  take(): Promise<R | null>;
  /** Moves the work on; false when it was cancelled or taken meanwhile. */
  move(change: Partial<R>): Promise<boolean>;
  /** Gives it back after a failure: to be tried again, or failed for good. */
  giveBack(state: WorkState): Promise<'again' | 'failed'>;
};

/** The states of one work row, each step conditional on the one before. */
export function stepsOf<R extends WorkRow>(
  deps: WorkerDeps,
  session: WorkerSession,
  work: { key: Key; shape: RowShape<R>; from: readonly WorkState[]; busy: WorkState },
): Steps<R> {
  const { table, audience } = session;
  let current: R | null = null;

  async function move(change: Partial<R>): Promise<boolean> {
    if (current === null) return false;
    const row: R = { ...current, ...change, version: current.version + 1 };
    try {
      await table.commit({
        quiet: true,
        verb: 'work.moved',
        subject: workPartition(audience),
        effectiveOn: localDateOf(deps.clock()),
        puts: [put({ key: work.key, shape: work.shape, row, was: current })],
        result: work.key.sk,
      });
    } catch (error) {
      if (error instanceof ChangedMeanwhile) return false;
      throw error;
    }
    current = row;
    return true;
  }

  return {
    async take() {
      const found = await table.find(work.key, work.shape);
      if (found === null) return null;
      const now = deps.clock();
      const dead = isDead(found.startedAt, now);
      const abandoned = found.state === work.busy && dead;
      const busyElsewhere = found.state === work.busy && found.startedAt !== null && !dead;
      if (busyElsewhere || !(work.from.includes(found.state) || abandoned)) return null;
      current = found;
      const begun: Partial<WorkRow> = { state: work.busy, attempts: found.attempts + 1, startedAt: now.toISOString() };
      // A WorkRow's own fields are fields of every R.
      return (await move(begun as Partial<R>)) ? current : null;
    },
    move,
    async giveBack(state) {
      const failed = (current?.attempts ?? 0) >= mostAttempts;
      const problems = [{ detail: whatWentWrong, at: null }];
      const change: Partial<WorkRow> = failed ? { state: 'failed', problems } : { state, startedAt: null };
      await move(change as Partial<R>);
      return failed ? 'failed' : 'again';
    },
  };
}
