import * as z from 'zod';

/** An authority's id: an immutable slug. Neither `:` nor `#` may occur in an id: they join audiences and keys. */
export const AuthorityId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, 'Enter an authority id, like peterborough')
  .brand('AuthorityId');
export type AuthorityId = z.infer<typeof AuthorityId>;

const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'Enter an id of 26 letters and digits');

export const PersonId = ulid.brand('PersonId');
export type PersonId = z.infer<typeof PersonId>;

export const PlanId = ulid.brand('PlanId');
export type PlanId = z.infer<typeof PlanId>;

export const NodeId = ulid.brand('NodeId');
export type NodeId = z.infer<typeof NodeId>;

export const UpdateId = ulid.brand('UpdateId');
export type UpdateId = z.infer<typeof UpdateId>;

export const WorkId = ulid.brand('WorkId');
export type WorkId = z.infer<typeof WorkId>;

/** A change's place in its log: when it was recorded, and a tie-breaker. */
export const EntryId = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[0-9A-HJKMNP-TV-Z]{26}$/, 'Enter the id of a change')
  .brand('EntryId');
export type EntryId = z.infer<typeof EntryId>;

/** A key of the authority's own vocabulary: a level, a column, a status. */
export const WordKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'Use small letters, digits and hyphens');
export type WordKey = z.infer<typeof WordKey>;

/** A compartment of restricted matter, like `schools`. */
export const Compartment = z.enum(['schools', 'papers', 'hr']);
export type Compartment = z.infer<typeof Compartment>;
