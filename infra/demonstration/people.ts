import { createHash } from 'node:crypto';
import { PersonId } from '#shared/ids.ts';
import type { Role } from '#shared/people/role.ts';
import type { Who } from './content.ts';

/** Someone of the demonstration in one authority: known by a role title, never by a person’s name. */
export type DemonstrationPerson = {
  readonly who: Who;
  readonly id: PersonId;
  readonly address: string;
  readonly name: string;
  readonly role: Role;
  readonly clearance: 'schools'[];
};

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The same sign-in is the same person in every authority, and in every run. */
export function personIdOf(address: string): PersonId {
  const bytes = createHash('sha256').update(address).digest().subarray(0, 24);
  return PersonId.parse(`01${Array.from(bytes, (byte) => alphabet.charAt(byte % 32)).join('')}`);
}

const shared = ['peterborough', 'cambridgeshire'];

const ownerTitles: Record<string, string> = {
  peterborough: 'Education Partnerships Lead',
  cambridgeshire: 'Workforce and Recruitment Lead',
  plymouth: 'Leadership Adviser',
  portsmouth: 'Education Partnership Manager',
};

export function peopleOf(authority: string): DemonstrationPerson[] {
  const at = (who: Who, name: string, role: Role, clearance: 'schools'[] = []): DemonstrationPerson => {
    const address = `${who}@${who === 'director' ? 'shared' : authority}.example`;
    return { who, id: personIdOf(address), address, name, role, clearance };
  };
  return [
    at('admin', 'Education Systems Manager', 'admin'),
    at('clerk', 'Clerk to the board', 'editor'),
    at('improvement', 'Head of School Improvement', 'editor', ['schools']),
    at('owner', ownerTitles[authority] ?? 'Strategy Lead', 'contributor'),
    at('reader', 'Board member', 'reader'),
    ...(shared.includes(authority) ? [at('director', 'Service Director for Education', 'editor', ['schools'])] : []),
  ];
}

export function personOf({ authority }: { readonly authority: string }, who: Who): DemonstrationPerson {
  const person = peopleOf(authority).find((each) => each.who === who);
  if (person === undefined) throw new Error(`There is no ${who} in ${authority}`);
  return person;
}

export const addressOf = (place: { readonly authority: string }, who: Who): string => personOf(place, who).address;
