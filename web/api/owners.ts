import type * as reassignment from '#shared/plans/reassignment.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';

const actions = one.people[':person'].actions;

export interface OwnerPlace {
  authority: string;
  person: string;
}

const inPerson = ({ authority, person }: OwnerPlace) => ({ ...inAuthority(authority), person: part(person) });

/** Whose the open actions are, and giving them to someone else. */
export const ownersApi = {
  ownedActions: async (place: OwnerPlace, signal?: AbortSignal): Promise<reassignment.OwnedActions> =>
    (await actions.$get({ param: inPerson(place) }, until(signal))).json(),
  reassignActions: async (
    place: OwnerPlace,
    json: reassignment.Reassignment,
    how: How = {},
  ): Promise<reassignment.Reassigned> =>
    (await actions.reassign.$post({ param: inPerson(place), json }, sent(how))).json(),
};
