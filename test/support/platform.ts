import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { writePlatformSeat } from '#infra/demonstration/write-platform.ts';
import { register } from '#shared/authorities/register.ts';
import type { PersonId } from '#shared/ids.ts';
import type { OnboardingDraft } from '#shared/platform/schema.ts';
import { ok } from '#test/builders/plans.ts';
import { type Answer, type Api, apiOf, engineClient, eventually } from './world.ts';

export const directory = '/api/platform/authorities';

/** Someone who looks after the platform of the shared stack, and has no seat in any authority. */
export async function aPlatformAdmin(): Promise<Api> {
  const address = `platform-${randomBytes(6).toString('hex')}@placeboard.example`;
  const place = { client: engineClient(), name: inject('stack').table, now: new Date() };
  await writePlatformSeat(place, { address, name: 'Platform administrator' });
  return apiOf(address, '' as PersonId);
}

/** Codes that no other test file uses: each takes a region for itself. */
export function codesOf(region: string): () => string {
  const codes = register.filter((each) => each.region === region).map(({ dfeCode }) => dfeCode);
  return () => {
    const code = codes.pop();
    if (code === undefined) throw new Error(`There are no more authorities in ${region}`);
    return code;
  };
}

export function anOnboardingDraft(overrides: Partial<OnboardingDraft> & { dfeCode: string }): OnboardingDraft {
  const { dfeCode } = overrides;
  return {
    ...{ shape: 'seven-columns', statuses: 'brag' },
    board: { name: 'Education board', kind: 'strategic', purpose: 'To agree the priorities of the place' },
    administrator: { name: 'Education Systems Manager', email: `admin@a${dfeCode}.example` },
    people: [
      { name: 'Clerk to the board', email: `clerk@a${dfeCode}.example`, role: 'editor' },
      { name: 'Board member', email: `reader@a${dfeCode}.example`, role: 'reader' },
    ],
    ...overrides,
  };
}

type Asks = Pick<Api, 'get' | 'send'>;

export const inState = (admin: Asks, path: string, ...states: string[]): Promise<Answer> =>
  eventually(
    () => admin.get(path),
    ({ body }) => states.includes(body.onboarding?.state),
  );

/** Onboards and checks, as the page and the command line do; answers what the onboarding was answered and how it ended. */
export async function onboarded(admin: Asks, draft: OnboardingDraft) {
  const { body, headers } = ok(await admin.send('POST', directory, draft), 202);
  const path = headers.get('location') ?? '';
  await inState(admin, path, 'to-check');
  ok(await admin.send('POST', `${path}/check`), 202);
  const { body: view } = await inState(admin, path, 'done', 'to-check');
  return { id: String(body.authority.id), path, code: String(body.code), view };
}
