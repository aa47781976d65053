import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';
import { Sha256 } from './sha256.ts';

/** One message to one person, as words and as the same words in HTML. */
export type Mail = { to: string; subject: string; text: string; html: string };

/** The service answered that it will not send this: it has not gone. Any other failure leaves that open. */
export class MailRefused extends Error {
  override name = 'MailRefused';
  /** Too many at once, or not allowed just now: the same message may go later. */
  readonly passing: boolean;
  constructor(message: string, passing: boolean) {
    super(message);
    this.passing = passing;
  }
}

export type Mailer = {
  /** Hands a message over; answers what the service calls it. */
  send(mail: Mail): Promise<string>;
};

const Environment = z.object({
  AWS_REGION: z.string().min(1),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().min(1),
  AWS_ENDPOINT_URL_SESV2: z.url().optional(),
  MAIL_FROM: z.string().min(1),
});
const Accepted = z.object({ MessageId: z.string() });

const path = '/v2/email/outbound-emails';
const longestWaitMilliseconds = 8_000;
const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

/**
 * Mail through SES, by signed requests with the function's own role: one call does not earn the client's bytes. The
 * address is the SDK's own: `AWS_ENDPOINT_URL_SESV2` where it is set.
 */
export function mailerOf(env: NodeJS.ProcessEnv): Mailer {
  const given = Environment.parse(env);
  const { AWS_REGION: region, MAIL_FROM: from } = given;
  const base = new URL(given.AWS_ENDPOINT_URL_SESV2 ?? `https://email.${region}.amazonaws.com`);
  const credentials = {
    accessKeyId: given.AWS_ACCESS_KEY_ID,
    secretAccessKey: given.AWS_SECRET_ACCESS_KEY,
    sessionToken: given.AWS_SESSION_TOKEN,
  };
  const signer = new SignatureV4({ service: 'ses', region, credentials, sha256: Sha256 });

  return {
    async send({ to, subject, text, html }) {
      const body = JSON.stringify({
        FromEmailAddress: `Placeboard <${from}>`,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: utf8(subject),
            Body: { Text: utf8(text), Html: utf8(html) },
            // Nobody's absence is told to a machine.
            Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
          },
        },
      });
      const { headers } = await signer.sign({
        method: 'POST',
        protocol: base.protocol,
        hostname: base.hostname,
        ...(base.port !== '' && { port: Number(base.port) }),
        path,
        headers: { host: base.host, 'content-type': 'application/json' },
        body,
      });
      const signal = AbortSignal.timeout(longestWaitMilliseconds);
      const answer = await fetch(new URL(path, base), { method: 'POST', headers, body, signal });
      if (answer.ok) return Accepted.parse(await answer.json()).MessageId;
      const said = `SES answered ${answer.status} ${answer.headers.get('x-amzn-errortype') ?? ''}`.trim();
      // A server's own trouble says nothing of whether the message was taken.
      throw answer.status < 500 ? new MailRefused(said, answer.status !== 400) : new Error(said);
    },
  };
}
