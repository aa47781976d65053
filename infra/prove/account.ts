import { setTimeout as pause } from 'node:timers/promises';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Keys, signedPost } from '../signed-fetch.ts';
import type { Question } from './question.ts';

export type Account = { readonly id: string; readonly keys: () => Promise<Keys> };

/** Nobody is signed in to AWS here. */
export class NoCredentials extends Error {
  override name = 'NoCredentials';
}

/** The account whose credentials the environment or the profile of this shell gives. */
export async function accountHere(): Promise<Account> {
  const sts = new STSClient({ region: process.env.AWS_REGION ?? 'eu-west-2' });
  const keys = () => sts.config.credentials();
  await keys().catch((error: unknown) => {
    throw new NoCredentials(error instanceof Error ? error.message : String(error));
  });
  const { Account: id } = await sts.send(new GetCallerIdentityCommand({}));
  if (id === undefined) throw new Error('STS does not say which account this is');
  return { id, keys };
}

const mostAttempts = 6;

/** Asks IAM, which has one endpoint for the whole world and answers few questions a second. */
export async function answerTo({ form }: Question, { keys }: Account): Promise<string> {
  const url = new URL(process.env.AWS_ENDPOINT_URL_IAM ?? 'https://iam.amazonaws.com/');
  const contentType = 'application/x-www-form-urlencoded; charset=utf-8';
  for (let attempt = 1; ; attempt += 1) {
    const request = { service: 'iam', region: 'us-east-1', keys: await keys(), url, body: form, contentType };
    const response = await signedPost(request);
    const text = await response.text();
    if (response.ok) return text;
    const hurried = /<Code>Throttling/.test(text) || response.status >= 500;
    if (!hurried || attempt === mostAttempts) throw new Error(`IAM answered ${response.status}: ${text.slice(0, 500)}`);
    await pause(200 * 2 ** attempt);
  }
}
