import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Keys } from './signed-fetch.ts';

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
