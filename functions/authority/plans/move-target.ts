import type { NodeRow } from '#kernel/plan-rows.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { Party } from '#shared/plans/party.ts';
import { mostMoves } from '#shared/plans/target-move.ts';
import { moveProblems, movesTarget } from '#shared/plans/timescale.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { Session } from '../deps.ts';
import { partyProblems } from './who-answers.ts';

type Asked = {
  was: NodeRow;
  next: NodeRow;
  effectiveOn: LocalDate;
  why: string | undefined;
  agreedBy: Party | undefined;
};

/** The row with the move of its target beside those before, or what is missing before it may move. */
export async function targetMoved(
  session: Session,
  { was, next, effectiveOn, why, agreedBy }: Asked,
): Promise<{ next: NodeRow; problems: FieldProblem[] }> {
  if (was.dueOn === null || !movesTarget(was, next)) return { next, problems: [] };
  const problems = moveProblems({ why, agreedBy });
  if (was.moves.length >= mostMoves) {
    problems.push({ pointer: '#/dueOn', detail: `Keep to ${mostMoves} moves of one date. Make a new action instead.` });
  }
  if (agreedBy === undefined) return { next, problems };
  problems.push(...(await partyProblems(session, agreedBy, '#/agreedBy')));
  const stamp = { effectiveOn, recordedAt: session.now, by: session.person };
  const move = { from: was.dueOn, to: next.dueOn, why: why ?? '', agreedBy, ...stamp };
  return { next: { ...next, moves: [...was.moves, move] }, problems };
}
