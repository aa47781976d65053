import { type Credentials, callerArn } from './credentials.ts';
import type { Ask, Judge, Verdict } from './judge.ts';
import { Refusal } from './refusal.ts';
import type { Call, Signer } from './signature.ts';
import type { World } from './world.ts';

/** What every protocol of the gate works with. `world` and `judge` change together when policies are replaced. */
export type Desk = {
  world: World;
  judge: Judge;
  /** The same judge without the recording, for what the gate wonders about itself. */
  quietly: Judge;
};
export type Request = { call: Call; signer: Signer; requestId: string };

/** Goes on only if every ask is allowed; otherwise refuses in the words that AWS uses. */
export async function demand(judge: Judge, caller: Credentials, asks: Ask[]): Promise<void> {
  for (const ask of asks) {
    const verdict = await judge(caller, ask);
    if (!verdict.allowed) throw new Refusal('denied', deniedMessage(caller, ask, verdict));
  }
}

function deniedMessage(caller: Credentials, ask: Ask, verdict: Verdict): string {
  const because = verdict.explicit
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${ask.action} action`;
  return `${notAuthorised(caller, ask.action)} on resource: ${ask.resource} ${because}`;
}

/** For a request of which nobody here can tell what it would touch. */
export function unmapped(caller: Credentials, action: string): Refusal {
  const because = `because no identity-based policy allows the ${action} action`;
  return new Refusal('denied', `${notAuthorised(caller, action)} ${because}`);
}

const notAuthorised = (caller: Credentials, action: string): string =>
  `User: ${callerArn(caller)} is not authorized to perform: ${action}`;
