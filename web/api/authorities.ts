import type { Home } from '#shared/authorities/home.ts';
import type { MyWork } from '#shared/authorities/my-work.ts';
import type { Settings, SettingsChange, SettingsChanged } from '#shared/authorities/schema.ts';
import type { StatusUses } from '#shared/authorities/status-uses.ts';
import type * as people from '#shared/people/schema.ts';
import type * as plans from '#shared/plans/schema.ts';
import { type How, inAuthority, me, one, part, sent, until } from './client.ts';

const oneSeat = one.people[':person'].seat;

interface SeatPlace {
  authority: string;
  person: string;
}

const inSeat = ({ authority, person }: SeatPlace) => ({ ...inAuthority(authority), person: part(person) });

/** Who I am, and an authority’s home, settings, people and audit. */
export const authoritiesApi = {
  me: async (signal?: AbortSignal): Promise<people.Me> => (await me.$get({}, until(signal))).json(),
  myWork: async (signal?: AbortSignal): Promise<MyWork> => (await me.work.$get({}, until(signal))).json(),
  acceptInvitation: async (json: people.InvitationAcceptance, how: How = {}): Promise<people.Accepted> =>
    (await me.seats.$post({ json }, sent(how))).json(),
  home: async (authority: string, signal?: AbortSignal): Promise<Home> =>
    (await one.$get({ param: inAuthority(authority) }, until(signal))).json(),
  settings: async (authority: string, signal?: AbortSignal): Promise<Settings> =>
    (await one.settings.$get({ param: inAuthority(authority) }, until(signal))).json(),
  statusUses: async (authority: string, signal?: AbortSignal): Promise<StatusUses> =>
    (await one.settings['status-uses'].$get({ param: inAuthority(authority) }, until(signal))).json(),
  changeSettings: async (authority: string, json: SettingsChange, how: How): Promise<SettingsChanged> =>
    (await one.settings.$patch({ param: inAuthority(authority), json }, sent(how))).json(),
  undoSettings: async (authority: string, entry: string): Promise<SettingsChanged> => {
    const param = { ...inAuthority(authority), entry: part(entry) };
    return (await one.settings.entries[':entry'].undo.$post({ param })).json();
  },
  audit: async (authority: string, subject: string, next: string | null): Promise<plans.EntryList> => {
    const query = { subject, ...(next === null ? {} : { cursor: next }) };
    return (await one.audit.$get({ param: inAuthority(authority), query })).json();
  },
  auditOfPeople: async (authority: string, next: string | null): Promise<plans.EntryList> => {
    const query = next === null ? {} : { cursor: next };
    return (await one.audit.people.$get({ param: inAuthority(authority), query })).json();
  },
  people: async (authority: string, signal?: AbortSignal): Promise<people.SeatList> =>
    (await one.people.$get({ param: inAuthority(authority) }, until(signal))).json(),
  invite: async (authority: string, json: people.InvitationDraft, how: How = {}): Promise<people.Invitation> =>
    (await one.people.$post({ param: inAuthority(authority), json }, sent(how))).json(),
  changeSeat: async (place: SeatPlace, json: people.SeatChange, how: How): Promise<people.Seat> =>
    (await oneSeat.$patch({ param: inSeat(place), json }, sent(how))).json(),
  endSeat: async (place: SeatPlace, json: people.SeatEnd, how: How): Promise<people.Seat> =>
    (await oneSeat.$delete({ param: inSeat(place), json }, sent(how))).json(),
};
