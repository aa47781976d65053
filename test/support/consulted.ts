import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { consultationKey } from '#kernel/consultation-keys.ts';
import { consultationRow } from '#kernel/consultation-rows.ts';
import { authorityAudience } from '#kernel/keys.ts';
import { daysAfter } from '#shared/calendar.ts';
import { ConsultationId } from '#shared/ids.ts';
import { type Authority, engineClient, engineTable } from './world.ts';

/** A consultation whose last day was yesterday: time itself cannot be waited for. */
export async function closedYesterday({ id }: Pick<Authority, 'id'>, consultation: string): Promise<number> {
  const key = consultationKey(authorityAudience(id), ConsultationId.parse(consultation));
  const row = await engineTable(id).get(key, consultationRow);
  const closed = { ...row, closesOn: daysAfter(new Date().toISOString().slice(0, 10), -1), version: row.version + 1 };
  const Item = { ...consultationRow.write(closed), ...key };
  await engineClient().send(new PutCommand({ TableName: inject('stack').table, Item }));
  return closed.version;
}

/** The comment form as a browser without a script has it: what it is sent to, and the token in it. */
export async function openForm(path: string): Promise<{ status: number; text: string; token: string }> {
  const answer = await fetch(`${inject('stack').url}${path}`);
  const text = await answer.text();
  return { status: answer.status, text, token: /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '' };
}

export async function sendForm(
  path: string,
  fields: Record<string, string>,
): Promise<{ status: number; text: string }> {
  const body = new URLSearchParams({ about: 'whole', name: '', website: '', ...fields });
  const answer = await fetch(`${inject('stack').url}${path}`, { method: 'POST', body, redirect: 'manual' });
  return { status: answer.status, text: await answer.text() };
}

/** A person has read the form for long enough. */
export const afterReading = () => new Promise((resolve) => setTimeout(resolve, 3_100));
