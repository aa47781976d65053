import { shareKey } from '#kernel/audience-keys.ts';
import { type ShareRow, shareRow } from '#kernel/audience-rows.ts';
import { boardSummaryRow } from '#kernel/board-rows.ts';
import { type AnyPut, put } from '#kernel/change.ts';
import type { CycleRow } from '#kernel/cycle-rows.ts';
import { boardSummaryKey } from '#kernel/keys.ts';
import { type PlanRow, planRetention } from '#kernel/plan-rows.ts';
import { askShownUntil, boardsToAsk } from '#shared/cycles/outside-rules.ts';
import { isAsked } from '#shared/cycles/rules.ts';
import type { AskedThrough } from '#shared/cycles/schema.ts';
import { AudienceId, type BoardId, type PersonId, type ShareId } from '#shared/ids.ts';
import { planWhole } from '../cycle-plans.ts';
import type { Session } from '../deps.ts';
import { peopleOf } from '../officers.ts';
import { settingsOf } from '../settings/store.ts';

type Asking = { plan: PlanRow; cycle: Pick<CycleRow, 'id' | 'name' | 'dueOn' | 'outside'> };

/** Owners outside as the cycle asks them, with the shares by which their boards’ audiences are shown it. */
export type AskedOutside = { outside: AskedThrough[]; shares: AnyPut[]; isMore: boolean };

/** Asks each owner who is no officer through one of the boards at which they have a seat. */
export async function askedOutside(session: Session, { plan, cycle }: Asking): Promise<AskedOutside> {
  const people = await peopleOf(session);
  const isAnyone = [...people.values()].some(({ outside, through }) => outside && through.length > 0);
  if (!isAnyone) return { outside: cycle.outside, shares: [], isMore: false };
  const { nodes } = await planWhole(session, plan.id, true);
  const asked = nodes.filter((node) => isAsked(plan.shape, node, cycle));
  const boards = boardsToAsk(
    asked.map(({ owner }) => owner),
    people,
    cycle.outside,
  );
  const before = new Map<BoardId, AskedThrough>(cycle.outside.map((each) => [each.board, each]));
  const made = await Promise.all(
    Array.from(boards, ([board, those]) => through(session, { plan, cycle }, { board, those, was: before.get(board) })),
  );
  const found = made.filter((each) => each !== null);
  return {
    outside: found.map(({ asks }) => asks),
    shares: found.flatMap(({ share }) => (share === null ? [] : [share])),
    isMore: found.some(({ asks }) => asks.people.length > (before.get(asks.board)?.people.length ?? 0)),
  };
}

type One = { board: BoardId; those: PersonId[]; was: AskedThrough | undefined };

/** A board that has ended asks nobody any more, unless it does so already. */
async function through(session: Session, asking: Asking, { board, those, was }: One) {
  if (was !== undefined) return { asks: { ...was, people: those }, share: null };
  const { audience, table } = session;
  const [found, { name }] = await Promise.all([
    table.find(boardSummaryKey(audience, board), boardSummaryRow),
    settingsOf(session),
  ]);
  if (found === null) return null;
  const id = session.newId() as ShareId;
  const row = shareOf(session, asking, { id, board, boardName: found.name, authorityName: name });
  const share = put({ key: shareKey(audience, id), shape: shareRow, row, was: null });
  return { asks: { board, share: id, people: those }, share };
}

type Shown = { id: ShareId; board: BoardId; boardName: string; authorityName: string };

function shareOf(session: Session, { plan, cycle }: Asking, { id, board, boardName, authorityName }: Shown): ShareRow {
  return {
    ...{ id, audience: AudienceId.parse(`board:${session.authority}:${board}`), audienceName: boardName },
    ...{ thing: { kind: 'asks', plan: plan.id, cycle: cycle.id }, fields: null, title: cycle.name },
    ...{ until: askShownUntil(cycle, session.today), partOf: plan.title, by: session.person },
    ...{ sharedAt: session.now, withdrawn: null, version: 1, authorityName, retention: planRetention },
  };
}
