import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MailRefused, mailerOf } from '#kernel/mail.ts';
import { functionClocks } from './function-clocks.ts';
import type { KeptMail } from './messages.ts';
import { readerOf, type SmallStack, startSmallStack } from './testing/small-stack.ts';

type Identity = { accessKeyId: string; secretAccessKey: string; sessionToken: string };

let stack: SmallStack;
let ownRole: Identity;
const kept: KeptMail[] = [];
const mail = { to: 'owner@plymouth.example', subject: 'Plymouth', text: 'Words', html: '<p>Words</p>' };

beforeAll(async () => {
  stack = await startSmallStack({ onMail: (message) => void kept.push(message) });
  ownRole = await stack.control.credentialsFor('CallerRole');
}, 60_000);
beforeEach(() => {
  kept.length = 0;
});
afterAll(() => stack.stop());

const mailer = (from = 'digest@plans.example', by = ownRole) =>
  mailerOf({
    AWS_REGION: 'eu-west-2',
    AWS_ENDPOINT_URL_SESV2: stack.gate.url,
    AWS_ACCESS_KEY_ID: by.accessKeyId,
    AWS_SECRET_ACCESS_KEY: by.secretAccessKey,
    AWS_SESSION_TOKEN: by.sessionToken,
    MAIL_FROM: from,
  });

describe('the gate before the post', () => {
  test('keeps a message from our own address', async () => {
    const messageId = await mailer().send(mail);
    expect(kept).toEqual([
      {
        messageId,
        from: 'Placeboard <digest@plans.example>',
        to: [mail.to],
        subject: 'Plymouth',
        text: 'Words',
        html: mail.html,
      },
    ]);
  });

  test.each([
    ['another address of our domain', 'admin@plans.example'],
    ['an address of another domain', 'digest@elsewhere.example'],
    ['a domain that ends like ours', 'digest@evil-plans.example'],
    ['a domain under ours', 'digest@sub.plans.example'],
  ])('refuses %s', async (_, from) => {
    const refused = await mailer(from)
      .send(mail)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MailRefused);
    expect(refused).toMatchObject({ message: 'SES answered 403 AccessDeniedException', passing: true });
    expect(kept).toEqual([]);
  });

  test('refuses a role that may send nothing, and a session', async () => {
    const stranger = await stack.control.credentialsFor('StrangerRole');
    await expect(mailer(undefined, stranger).send(mail)).rejects.toThrow('403 AccessDenied');
    await expect(mailer(undefined, await readerOf(stack, 'plymouth')).send(mail)).rejects.toThrow('403 AccessDenied');
    expect(kept).toEqual([]);
  });

  test('a domain that is granted and not proven is rejected for good', async () => {
    const refused = await mailer('digest@unproven.example')
      .send(mail)
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ message: 'SES answered 400 MessageRejected', passing: false });
  });

  test('an address that is none is refused for good, and so is a subject of two lines', async () => {
    for (const wrong of [{ to: 'nobody' }, { subject: 'Plymouth\nBcc: everyone@example.org' }]) {
      const refused = await mailer()
        .send({ ...mail, ...wrong })
        .catch((error: unknown) => error);
      expect(refused).toMatchObject({ message: 'SES answered 400 BadRequestException', passing: false });
    }
    expect(kept).toEqual([]);
  });

  test('is asked in the open by nobody', async () => {
    const answer = await fetch(`${stack.gate.url}/v2/email/outbound-emails`, { method: 'POST', body: '{}' });
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([
      403,
      'MissingAuthenticationTokenException',
    ]);
  });

  test('writes down which statement let it through', async () => {
    await stack.control.resetVerdicts();
    await mailer().send(mail);
    expect(await stack.control.verdicts()).toMatchObject([
      {
        ...{ role: 'CallerRole', action: 'ses:SendEmail', allowed: true },
        statement: { sid: 'SendMail' },
        resources: ['arn:aws:ses:eu-west-2:000000000000:identity/plans.example'],
      },
    ]);
  });
});

describe('clocks by which requests may be signed', () => {
  test('are this machine’s and the functions’, and for a while those of functions that run still', () => {
    let now = 1_000_000;
    const { clocks, moved } = functionClocks(() => now);
    expect(clocks()).toEqual([now]);
    moved(5_000);
    moved(90_000);
    expect(clocks().toSorted((a, b) => a - b)).toEqual([now, now + 5_000, now + 90_000]);
    now += 15 * 60_000 + 1;
    expect(clocks()).toEqual([now, now + 90_000]);
  });
});
