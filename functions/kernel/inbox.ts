import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { daysAfter } from '#shared/calendar.ts';
import { keptDays } from '#shared/consultations/rules.ts';
import type { LocalDate } from '#shared/dates.ts';
import type { AuthorityId } from '#shared/ids.ts';
import { inboxCommentKey, inboxPlaceKey, saltKey } from './consultation-keys.ts';
import { type InboxCommentRow, inboxCommentRow } from './consultation-rows.ts';
import type { Retention, Stored } from './rows.ts';

type Base = { client: DynamoDBDocumentClient; table: string };

const secondOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / 1000;

/** Until when the words of a comment are kept, and by what the table drops them. */
export function responseTime(closesOn: LocalDate): { retention: Retention; expiresAt: number } {
  const last = daysAfter(closesOn, keptDays);
  return {
    retention: { basis: 'consultation-response', retainUntil: last, legalHold: false },
    expiresAt: secondOf(daysAfter(last, 1)),
  };
}

const daysInInbox = 90;

/** Until when something is kept that is taken in by itself: long enough to look into what was not. */
export function keptInInbox(today: LocalDate): { retention: Retention; expiresAt: number } {
  const last = daysAfter(today, daysInInbox);
  return {
    retention: { basis: 'working-paper', retainUntil: last, legalHold: false },
    expiresAt: secondOf(daysAfter(last, 1)),
  };
}

export type Sending = {
  authority: AuthorityId;
  /** What is sent, as it is kept under its key. */
  item: Stored & { pk: string; sk: string };
  /** Whose sendings are counted: a hash, never an address or a name. */
  sender: string;
  today: LocalDate;
  /** How many one sender may send in a day. */
  most: number;
};

/** A comment as it is put there. */
export const commentItem = (authority: AuthorityId, row: InboxCommentRow): Sending['item'] => ({
  ...inboxCommentRow.write(row),
  ...inboxCommentKey(authority, { consultation: row.consultation, comment: row.id }),
});

/**
 * Puts something into an authority's inbox, once, together with one of the sender's places of the day. Whoever puts it can
 * read nothing there: that a place is taken is told by the condition alone.
 */
export async function putIntoInbox({ client, table }: Base, sending: Sending): Promise<'received' | 'too-many'> {
  const { authority, item, sender, today, most } = sending;
  for (let place = 0; place < most; place += 1) {
    const spot = {
      ...inboxPlaceKey(authority, { on: today, sender, place }),
      ...{ row: 'inbox-place', v: 1, expiresAt: secondOf(daysAfter(today, 2)) },
    };
    const TransactItems = [item, spot].map((Item) => ({
      Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' },
    }));
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
      return 'received';
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const [sent, taken] = (error.CancellationReasons ?? []).map(({ Code }) => Code === 'ConditionalCheckFailed');
      // The same form sent twice is one.
      if (sent) return 'received';
      if (!taken) throw error;
    }
  }
  return 'too-many';
}

const Salt = z.object({ salt: z.string() });

/** The salt of a day: random, made by the first who needs it, and gone from the table days later. */
export async function saltOf({ client, table }: Base, on: LocalDate): Promise<string> {
  const Key = { ...saltKey(on) };
  const find = async () => (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  const found = await find();
  if (found !== undefined) return Salt.parse(found).salt;
  const salt = randomBytes(32).toString('base64url');
  const Item = { ...Key, row: 'inbox-salt', v: 1, salt, expiresAt: secondOf(daysAfter(on, 2)) };
  try {
    const Put = { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' };
    await client.send(new TransactWriteCommand({ TransactItems: [{ Put }] }));
    return salt;
  } catch (error) {
    // Another request of the same moment was first: its salt is the day's.
    if (!(error instanceof TransactionCanceledException)) throw error;
    return Salt.parse(await find()).salt;
  }
}

export const senderOf = (salt: string, who: string): string =>
  createHmac('sha256', salt).update(who).digest('hex').slice(0, 32);

type Form = { about: string; id: string; at: number };

const signature = (salt: string, { about, id, at }: Form): Buffer =>
  createHmac('sha256', salt).update(`${about} ${id} ${at}`).digest();

/** What a form carries so that it can be sent once, by whoever was given it: the comment's id, when it was given, and a signature. */
export const formToken = (salt: string, form: Form): string =>
  `${form.id}.${form.at}.${signature(salt, form).toString('base64url')}`;

/** The form that a token was given with; null where it was signed by nobody here, or for another consultation. */
export function formOf(salt: string, about: string, token: string): Form | null {
  const [id = '', at = '', signed = ''] = token.split('.');
  const form = { about, id, at: Number(at) };
  const [given, right] = [Buffer.from(signed, 'base64url'), signature(salt, form)];
  return given.length === right.length && timingSafeEqual(given, right) ? form : null;
}
