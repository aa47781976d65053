import { ulid } from 'ulid';
import { describe, expect, inject, test } from 'vitest';
import type { DigestSession } from '#functions/jobs/digest-session.ts';
import { type SendDeps, sendOnce } from '#functions/jobs/send-once.ts';
import { authorityAudience, seatsAudience } from '#kernel/keys.ts';
import { type Mail, MailRefused } from '#kernel/mail.ts';
import { sentKey } from '#kernel/mail-keys.ts';
import { type SentMailRow, sentMailRow } from '#kernel/mail-rows.ts';
import { tableFor } from '#kernel/table.ts';
import { PersonId } from '#shared/ids.ts';
import { engineClient, newAuthorityId } from '#test/support/world.ts';

const on = '2026-11-27';
const mail: Mail = { to: 'owner@plymouth.example', subject: 'Plymouth', text: 'Words', html: '<p>Words</p>' };

/** Someone to write to, and a post office that answers as it is told. */
function aMorning(answers: (() => Promise<string>)[]) {
  const authority = newAuthorityId();
  const [audience, seats] = [authorityAudience(authority), seatsAudience(authority)];
  const clock = () => new Date('2026-11-27T07:00:00.000Z');
  const table = tableFor({
    ...{ client: engineClient(), name: inject('stack').table, audiences: [audience, seats], person: null },
    ...{ clock, newId: () => ulid() },
  });
  const session: DigestSession = { authority, audience, seats, table };
  const handed: Mail[] = [];
  const said: string[] = [];
  const note = (code: string) => void said.push(code);
  const send = async (each: Mail) => {
    handed.push(each);
    return (answers.shift() ?? (async () => 'm-1'))();
  };
  const deps: SendDeps = { mailer: { send }, clock, log: { info: note, warn: note, error: note } };
  const person = PersonId.parse(ulid());
  const find = (): Promise<SentMailRow | null> => table.find(sentKey(audience, { on, person }), sentMailRow);
  const run = async () =>
    sendOnce(deps, session, { key: sentKey(audience, { on, person }), on, person, before: await find(), mail });
  return { run, find, handed, said, deps, session, person };
}

const refused = (passing: boolean) => async () => Promise.reject(new MailRefused('SES answered', passing));

describe('a mail of one day to one person', () => {
  test('goes once, however often it is asked for', async () => {
    const { run, find, handed } = aMorning([]);
    expect([await run(), await run()]).toEqual(['sent', 'left']);
    expect(handed).toEqual([mail]);
    expect(await find()).toMatchObject({ state: 'sent', message: 'm-1', attempts: 1 });
  });

  test('goes once when two runs of the morning ask at the same moment', async () => {
    const { deps, session, person, handed } = aMorning([]);
    const { audience } = session;
    const both = [1, 2].map(() =>
      sendOnce(deps, session, { key: sentKey(audience, { on, person }), on, person, before: null, mail }),
    );
    expect((await Promise.all(both)).sort()).toEqual(['left', 'sent']);
    expect(handed).toHaveLength(1);
  });

  test('that may have gone is not sent again: the function ended before it knew', async () => {
    const { run, find, handed, said } = aMorning([async () => Promise.reject(new Error('no answer in time'))]);
    await expect(run()).rejects.toThrow('no answer in time');
    expect(await find()).toMatchObject({ state: 'sending' });
    expect(await run()).toBe('left');
    expect(handed).toHaveLength(1);
    expect(said).toContain('mail.uncertain');
  });

  test('that was refused for now goes at the next try', async () => {
    const { run, find, handed } = aMorning([refused(true)]);
    expect([await run(), await run(), await run()]).toEqual(['again', 'sent', 'left']);
    expect(handed).toHaveLength(2);
    expect(await find()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('that is always refused is tried three times', async () => {
    const { run, handed } = aMorning([refused(true), refused(true), refused(true)]);
    expect([await run(), await run(), await run(), await run()]).toEqual(['again', 'again', 'refused', 'left']);
    expect(handed).toHaveLength(3);
  });

  test('to an address that is none is tried once', async () => {
    const { run, handed } = aMorning([refused(false)]);
    expect([await run(), await run()]).toEqual(['refused', 'left']);
    expect(handed).toHaveLength(1);
  });
});
