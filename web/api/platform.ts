import type * as shared from '#shared/platform/schema.ts';
import { type How, part, platform, sent, until } from './client.ts';

const one = platform.authorities[':authority'];
const at = (authority: string) => ({ authority: part(authority) });

/** Which authorities there are and how they stand: for those who look after the platform. */
export const platformApi = {
  platformAuthorities: async (signal?: AbortSignal): Promise<shared.PlatformAuthorityList> =>
    (await platform.authorities.$get({}, until(signal))).json(),
  platformAuthority: async (authority: string, signal?: AbortSignal): Promise<shared.PlatformAuthorityView> =>
    (await one.$get({ param: at(authority) }, until(signal))).json(),
  onboard: async (json: shared.OnboardingDraft, how: How = {}): Promise<shared.OnboardingStarted> =>
    (await platform.authorities.$post({ json }, sent(how))).json(),
  checkAuthority: async (authority: string): Promise<shared.PlatformAuthorityView> =>
    (await one.check.$post({ param: at(authority) })).json(),
  makeFirstCode: async (authority: string): Promise<shared.NewCode> =>
    (await one.codes.$post({ param: at(authority) })).json(),
  suspend: async (authority: string, json: shared.SuspensionDraft, how: How): Promise<shared.PlatformAuthorityView> =>
    (await one.suspend.$post({ param: at(authority), json }, sent(how))).json(),
  resume: async (authority: string, json: shared.Resumption, how: How): Promise<shared.PlatformAuthorityView> =>
    (await one.resume.$post({ param: at(authority), json }, sent(how))).json(),
};
