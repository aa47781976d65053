import type * as communications from '#shared/communications/schema.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';

const all = one.communications;
const single = all[':communication'];

export interface CommunicationPlace {
  authority: string;
  communication: string;
}

const at = ({ authority, communication }: CommunicationPlace) => ({
  ...inAuthority(authority),
  communication: part(communication),
});

/** What an authority says to whom, by which channel and when, and what came of it. */
export const communicationsApi = {
  communications: async (authority: string, signal?: AbortSignal): Promise<communications.CommunicationList> =>
    // The same address answers with values in lines, so the answer’s type is said here.
    (
      await all.$get({ param: inAuthority(authority), query: {} }, until(signal))
    ).json() as Promise<communications.CommunicationList>,
  communicationsCsv: async (authority: string): Promise<Blob> =>
    (await all.$get({ param: inAuthority(authority), query: { format: 'csv' } })).blob(),
  planCommunication: async (
    authority: string,
    json: communications.CommunicationDraft,
    how: How,
  ): Promise<communications.Communication> =>
    (await all.$post({ param: inAuthority(authority), json }, sent(how))).json(),
  changeCommunication: async (
    place: CommunicationPlace,
    json: communications.CommunicationChange,
    how: How,
  ): Promise<communications.Communication> => (await single.$patch({ param: at(place), json }, sent(how))).json(),
  cancelCommunication: async (
    place: CommunicationPlace,
    json: communications.Cancelling,
    how: How,
  ): Promise<communications.Communication> => (await single.$delete({ param: at(place), json }, sent(how))).json(),
  recordSent: async (
    place: CommunicationPlace,
    json: communications.Sending,
    how: How,
  ): Promise<communications.Communication> => (await single.sent.$post({ param: at(place), json }, sent(how))).json(),
  recordResult: async (
    place: CommunicationPlace,
    json: communications.ResultDraft,
    how: How,
  ): Promise<communications.Communication> =>
    (await single.results.$post({ param: at(place), json }, sent(how))).json(),
  reopenCommunication: async (place: CommunicationPlace, how: How): Promise<communications.Communication> =>
    (await single.reopen.$post({ param: at(place) }, sent(how))).json(),
};
