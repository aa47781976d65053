import { put, type RequestClaim } from '#kernel/change.ts';
import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import { personKey } from '#kernel/keys.ts';
import { mailChoiceKey, mailPartition } from '#kernel/mail-keys.ts';
import { type MailChoiceRow, mailChoiceRow } from '#kernel/mail-rows.ts';
import { personRetention, personRow } from '#kernel/settings-rows.ts';
import type { MailChoice, MailChoiceChange } from '#shared/mail/schema.ts';
import type { Session } from '../deps.ts';

/** What stands until a person chooses, as if it had been written once. */
const untilChosen = { digest: 'daily', version: 1 } as const;

/** What the caller chose for themselves. */
export function mailStore({ audience, person, table, today }: Session) {
  const key = mailChoiceKey(audience, person);
  const find = (): Promise<MailChoiceRow | null> => table.find(key, mailChoiceRow);
  const choice = async (): Promise<MailChoice> => {
    const [row, listed] = await Promise.all([find(), table.get(personKey(audience, person), personRow)]);
    const { digest, version } = row ?? untilChosen;
    return { digest, to: { name: listed.name, email: listed.email }, version };
  };

  async function choose(asked: {
    change: MailChoiceChange;
    expected: number;
    request: RequestClaim | undefined;
  }): Promise<MailChoice> {
    const [was, current] = await Promise.all([find(), choice()]);
    if (current.version !== asked.expected) {
      if ((await table.answered(asked.request)) !== null) return current;
      throw new ChangedMeanwhile(current);
    }
    const row = { person, ...asked.change, version: current.version + 1, retention: personRetention };
    await table
      .commit({
        verb: 'mail.chosen',
        subject: mailPartition(audience),
        effectiveOn: today,
        puts: [put({ key, shape: mailChoiceRow, row, was })],
        request: asked.request,
        result: person,
      })
      .catch(async (error: unknown) => {
        const isOvertaken = error instanceof ChangedMeanwhile || error instanceof WrongState;
        throw isOvertaken ? new ChangedMeanwhile(await choice()) : error;
      });
    return { ...current, digest: row.digest, version: row.version };
  }

  return { choice, choose };
}
