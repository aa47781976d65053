import type * as outside from '#shared/people/outside.ts';
import type { SeatEnd } from '#shared/people/schema.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';

const seats = one['outside-seats'];

interface OutsidePlace {
  authority: string;
  seat: string;
}

/** Those outside to whom an authority has given a seat, at a board, a school or a partnership. */
export const outsideApi = {
  outsideSeats: async (authority: string, signal?: AbortSignal): Promise<outside.OutsideSeatList> =>
    (await seats.$get({ param: inAuthority(authority) }, until(signal))).json(),
  inviteOutside: async (
    authority: string,
    json: outside.OutsideInvitationDraft,
    how: How = {},
  ): Promise<outside.OutsideInvitation> =>
    (await seats.$post({ param: inAuthority(authority), json }, sent(how))).json(),
  endOutsideSeat: async ({ authority, seat }: OutsidePlace, json: SeatEnd, how: How): Promise<outside.OutsideSeat> =>
    (await seats[':seat'].$delete({ param: { ...inAuthority(authority), seat: part(seat) }, json }, sent(how))).json(),
};
