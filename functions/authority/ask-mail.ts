import { type AnyPut, put } from '#kernel/change.ts';
import type { CycleRow } from '#kernel/cycle-rows.ts';
import { askingKey } from '#kernel/mail-keys.ts';
import { type AskingRow, askingRow, droppedAfter, mailRetention } from '#kernel/mail-rows.ts';
import type { Session } from './deps.ts';

type Asking = { plan: { id: AskingRow['plan']; title: string }; cycle: CycleRow; occasion: AskingRow['occasion'] };

/** Has the owners of a cycle’s open asks written to: work that the stream carries to whoever sends mail. */
export function askedByMail(session: Session, { plan, cycle, occasion }: Asking): AnyPut {
  const { audience, today: on } = session;
  const { id, name, dueOn, instructions, outside } = cycle;
  const row: AskingRow = {
    ...{ plan: plan.id, planTitle: plan.title, cycle: { id, name, dueOn, instructions, outside }, occasion, on },
    ...{ state: 'begun', startedAt: session.now, count: 0 },
    ...{ expiresAt: droppedAfter(on), version: 1, retention: mailRetention },
  };
  return put({
    key: askingKey(audience, { cycle: id, occasion, on }),
    shape: askingRow,
    row,
    was: null,
    unlogged: true,
  });
}
