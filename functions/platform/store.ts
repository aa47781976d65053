import { directoryKey, directoryPrefix } from '#kernel/audience-keys.ts';
import { put, type RequestClaim } from '#kernel/change.ts';
import { type DirectoryRow, directoryRow } from '#kernel/directory-rows.ts';
import { ChangedMeanwhile, WrongState } from '#kernel/errors.ts';
import { platformAudience, topPartition } from '#kernel/keys.ts';
import { onboardingKey } from '#kernel/platform-keys.ts';
import { onboardingRow } from '#kernel/platform-rows.ts';
import { daysAfter } from '#shared/calendar.ts';
import type { AuthorityId } from '#shared/ids.ts';
import type { PlatformAuthority, PlatformAuthorityView, Resumption, SuspensionDraft } from '#shared/platform/schema.ts';
import type { Session } from './deps.ts';
import { presentAuthority, presentOnboarding } from './view.ts';

type Conditional = { expected: number; request: RequestClaim | undefined };

/** The directory of authorities: how each stands, and changing that. */
export function directoryStore(session: Session) {
  const { table, today } = session;

  async function list(): Promise<PlatformAuthority[]> {
    const items = await table.all(topPartition(platformAudience), { prefix: directoryPrefix, consistent: true });
    return items.map((item) => presentAuthority(directoryRow.read(item), null, today));
  }

  async function view(authority: AuthorityId): Promise<PlatformAuthorityView> {
    // One after the other: both change when it is live, and what is done must not be shown beside what it was before.
    const onboarding = await table.find(onboardingKey(authority), onboardingRow);
    const row = await table.get(directoryKey(authority), directoryRow);
    return {
      authority: presentAuthority(row, onboarding, today),
      onboarding: onboarding === null ? null : presentOnboarding(onboarding),
    };
  }

  function suspend(authority: AuthorityId, asked: SuspensionDraft & Conditional): Promise<PlatformAuthorityView> {
    const { days, why } = asked;
    return restand(authority, {
      ...{ ...asked, verb: 'authority.suspended' },
      make: (was) => {
        if (was.state === 'suspended') throw new WrongState(`${was.name} is suspended already.`);
        if (was.state === 'founding') throw new WrongState(`${was.name} is not live yet: nobody is in it.`);
        const suspended = { at: session.now, why, closesOn: daysAfter(today, days) };
        return { ...was, state: 'suspended', suspended };
      },
    });
  }

  function resume(authority: AuthorityId, asked: Resumption & Conditional): Promise<PlatformAuthorityView> {
    return restand(authority, {
      ...{ ...asked, verb: 'authority.resumed' },
      make: (was) => {
        if (was.state !== 'suspended') throw new WrongState(`${was.name} is not suspended.`);
        return { ...was, state: 'live', suspended: null };
      },
    });
  }

  type Restanding = Conditional & { verb: string; why: string; make: (was: DirectoryRow) => DirectoryRow };

  async function restand(authority: AuthorityId, asked: Restanding): Promise<PlatformAuthorityView> {
    const { expected, request, verb, why, make } = asked;
    const was = await table.get(directoryKey(authority), directoryRow);
    if (was.version !== expected) {
      if ((await table.answered(request)) !== null) return view(authority);
      throw new ChangedMeanwhile(await view(authority));
    }
    const row = { ...make(was), version: was.version + 1 };
    const change = table.commit({
      ...{ verb, why, request, result: authority, effectiveOn: today, subject: topPartition(platformAudience) },
      puts: [put({ key: directoryKey(authority), shape: directoryRow, row, was })],
    });
    await change.catch(async (error: unknown) => {
      throw error instanceof ChangedMeanwhile ? new ChangedMeanwhile(await view(authority)) : error;
    });
    return view(authority);
  }

  return { list, view, suspend, resume };
}
