import type { SharedMeeting, SharedMeetingList } from '#shared/audiences/meetings.ts';
import type * as audiences from '#shared/audiences/schema.ts';
import type { AnswerReceived, SharedAskList } from '#shared/cycles/outside.ts';
import type { UpdateDraft } from '#shared/plans/schema.ts';
import { audiencesOf, type How, inAuthority, one, part, sent, until } from './client.ts';

const oneAudience = audiencesOf[':kind'][':id'];

export interface AudiencePlace {
  kind: string;
  id: string;
}

const inAudience = ({ kind, id }: AudiencePlace) => ({ kind: part(kind), id: part(id) });

/** What is shared, and what an audience is shown. */
export const audiencesApi = {
  shares: async (authority: string, signal?: AbortSignal): Promise<audiences.ShareList> =>
    (await one.shares.$get({ param: inAuthority(authority) }, until(signal))).json(),
  share: async (authority: string, json: audiences.ShareDraft, how: How = {}): Promise<audiences.Share> =>
    (await one.shares.$post({ param: inAuthority(authority), json }, sent(how))).json(),
  withdrawShare: async (
    { authority, share }: { authority: string; share: string },
    json: audiences.ShareEnd,
    how: How,
  ): Promise<audiences.Share> => {
    const param = { ...inAuthority(authority), share: part(share) };
    return (await one.shares[':share'].$delete({ param, json }, sent(how))).json();
  },
  audience: async (place: AudiencePlace, signal?: AbortSignal): Promise<audiences.AudienceHome> =>
    (await oneAudience.$get({ param: inAudience(place) }, until(signal))).json(),
  sharedMeetings: async (place: AudiencePlace, signal?: AbortSignal): Promise<SharedMeetingList> =>
    (await oneAudience.meetings.$get({ param: inAudience(place) }, until(signal))).json(),
  sharedMeeting: async (place: AudiencePlace, meeting: string, signal?: AbortSignal): Promise<SharedMeeting> => {
    const param = { ...inAudience(place), meeting: part(meeting) };
    return (await oneAudience.meetings[':meeting'].$get({ param }, until(signal))).json();
  },
  sharedAsks: async (place: AudiencePlace, signal?: AbortSignal): Promise<SharedAskList> =>
    (await oneAudience.asks.$get({ param: inAudience(place) }, until(signal))).json(),
  sendAnswer: async (
    { cycle, node, ...place }: AudiencePlace & { cycle: string; node: string },
    json: UpdateDraft,
    how: How,
  ): Promise<AnswerReceived> => {
    const param = { ...inAudience(place), cycle: part(cycle), node: part(node) };
    return (await oneAudience.cycles[':cycle'].asks[':node'].answers.$post({ param, json }, sent(how))).json();
  },
  shared: async (place: AudiencePlace, signal?: AbortSignal): Promise<audiences.SharedPlanList> =>
    (await oneAudience.items.$get({ param: inAudience(place) }, until(signal))).json(),
};
