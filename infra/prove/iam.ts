import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from '../account.ts';
import { signedPost } from '../signed-fetch.ts';
import type { Question } from './question.ts';

const mostAttempts = 6;

/** Asks IAM, which has one endpoint for the whole world and answers few questions a second. */
export async function answerTo({ form }: Question, { keys }: Account): Promise<{ status: number; text: string }> {
  const url = new URL(process.env.AWS_ENDPOINT_URL_IAM ?? 'https://iam.amazonaws.com/');
  const contentType = 'application/x-www-form-urlencoded; charset=utf-8';
  for (let attempt = 1; ; attempt += 1) {
    const request = { service: 'iam', region: 'us-east-1', keys: await keys(), url, body: form, contentType };
    const response = await signedPost(request);
    const text = await response.text();
    const hurried = response.status >= 500 || /<Code>Throttling/.test(text);
    if (!hurried || attempt === mostAttempts) return { status: response.status, text };
    await pause(200 * 2 ** attempt);
  }
}
