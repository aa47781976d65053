import type { LocalDate } from '../dates.ts';
import type { Role } from './role.ts';
import type { Person } from './schema.ts';

/** What a request may need: to read, to record an update on one's own action, to edit plans, to administer. */
export type Right = 'read' | 'contribute' | 'edit' | 'administer';

const rightsOf: Record<Role, readonly Right[]> = {
  admin: ['read', 'contribute', 'edit', 'administer'],
  editor: ['read', 'contribute', 'edit'],
  contributor: ['read', 'contribute'],
  reader: ['read'],
};

export function hasRight(role: Role, right: Right): boolean {
  return rightsOf[role].includes(right);
}

/** A seat counts from its first day to its last, both included. */
export function isInForce(
  seat: { from: LocalDate; until: LocalDate | null; ended: boolean },
  today: LocalDate,
): boolean {
  return !seat.ended && seat.from <= today && (seat.until === null || today <= seat.until);
}

/** An action is owned by someone who works here, or by someone outside whom a board can ask. */
export const mayOwn = ({ left, outside, through }: Pick<Person, 'left' | 'outside' | 'through'>): boolean =>
  !left && (!outside || through.length > 0);
