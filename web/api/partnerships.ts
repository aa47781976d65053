import type * as shared from '#shared/platform/partnerships.ts';
import { type How, part, platform, sent, until } from './client.ts';

/** Partnerships and who takes part in them: for those who look after the platform. */
export const partnershipsApi = {
  partnerships: async (signal?: AbortSignal): Promise<shared.PartnershipList> =>
    (await platform.partnerships.$get({}, until(signal))).json(),
  addPartnership: async (json: shared.PartnershipDraft, how: How = {}): Promise<shared.Partnership> =>
    (await platform.partnerships.$post({ json }, sent(how))).json(),
  joinPartnership: async (partnership: string, json: shared.PartnerDraft, how: How = {}): Promise<shared.Partnership> =>
    (
      await platform.partnerships[':partnership'].partners.$post(
        { param: { partnership: part(partnership) }, json },
        sent(how),
      )
    ).json(),
  leavePartnership: async (
    { partnership, authority }: { partnership: string; authority: string },
    json: shared.PartnerEnd,
    how: How = {},
  ): Promise<shared.Partnership> =>
    (
      await platform.partnerships[':partnership'].partners[':authority'].end.$post(
        { param: { partnership: part(partnership), authority: part(authority) }, json },
        sent(how),
      )
    ).json(),
};
