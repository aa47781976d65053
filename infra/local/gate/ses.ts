import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Desk, demand, type Request, unmapped } from './answering.ts';
import type { KeptMail } from './messages.ts';
import { mailIdentityArn } from './names.ts';
import { type Reply, ServiceError } from './refusal.ts';

export type Post = (message: KeptMail) => Promise<void>;

const Words = z.strictObject({ Data: z.string(), Charset: z.literal('UTF-8').optional() });
const Header = z.strictObject({
  Name: z.string().regex(/^[!-9;-~]{1,126}$/),
  Value: z.string().regex(/^[ -~]{1,870}$/),
});

/** What is sent here of SES's SendEmail; a field that is not known here is refused rather than dropped. */
const Email = z.strictObject({
  FromEmailAddress: z.string(),
  Destination: z.strictObject({ ToAddresses: z.array(z.string()).min(1).max(50) }),
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: Words,
      Body: z.strictObject({ Text: Words, Html: Words }),
      Headers: z.array(Header).max(15).default([]),
    }),
  }),
});

/** `Name <address>`, or the address alone. */
const ADDRESS = /^(?:(?<name>[^<>@\r\n]*)<(?<inside>[^<>\s@]+@[^<>\s@]+)>|(?<alone>[^<>\s@]+@[^<>\s@]+))$/;

export async function answerSes(desk: Desk, post: Post, { call, signer, requestId }: Request): Promise<Reply> {
  if (call.method !== 'POST' || call.path !== '/v2/email/outbound-emails') {
    throw unmapped(signer.credentials, 'ses:Unknown');
  }
  const { FromEmailAddress, Destination, Content } = emailIn(call.body);
  const from = addressIn(FromEmailAddress);
  const to = Destination.ToAddresses.map((each) => addressIn(each).address);
  const identity = identityOf(desk, from.address);
  await demand(desk.judge, signer.credentials, [
    {
      action: 'ses:SendEmail',
      resource: mailIdentityArn(identity),
      context: {
        'ses:ApiVersion': '2',
        'ses:FromAddress': from.address,
        ...(from.name === '' ? {} : { 'ses:FromDisplayName': from.name }),
        'ses:Recipients': to,
      },
    },
  ]);
  if (!desk.world.mailIdentities.has(identity)) {
    throw new ServiceError('MessageRejected', 400, `Email address is not verified: ${from.address}`);
  }
  const { Subject, Body } = Content.Simple;
  if (/[\r\n]/.test(Subject.Data)) throw badRequest('The subject holds a line break');
  const messageId = `${randomUUID()}-000000`;
  await post({
    ...{ messageId, from: FromEmailAddress, to },
    ...{ subject: Subject.Data, text: Body.Text.Data, html: Body.Html.Data },
  });
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
  return { status: 200, headers, body: JSON.stringify({ MessageId: messageId }) };
}

function emailIn(body: Buffer): z.infer<typeof Email> {
  const parsed = Email.safeParse(jsonIn(body));
  if (!parsed.success) throw badRequest(z.prettifyError(parsed.error));
  return parsed.data;
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // Whatever is wrong with it, the caller is told in the service's own word for it.
    throw badRequest('The body is not JSON');
  }
}

function addressIn(text: string): { name: string; address: string } {
  const { name = '', inside, alone } = ADDRESS.exec(text)?.groups ?? {};
  const address = inside ?? alone;
  if (address === undefined) throw badRequest(`This is no address: ${text}`);
  return { name: name.trim(), address };
}

/** The address itself, where it is proven by itself; else its domain. */
function identityOf({ world }: Desk, address: string): string {
  return world.mailIdentities.has(address) ? address : address.slice(address.indexOf('@') + 1).toLowerCase();
}

const badRequest = (message: string): ServiceError => new ServiceError('BadRequestException', 400, message);
