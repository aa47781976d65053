import * as z from 'zod';
import { Settings } from '#shared/authorities/schema.ts';
import { Role } from '#shared/people/role.ts';
import { Person } from '#shared/people/schema.ts';
import { Retention, rowShape } from './rows.ts';

/** Since version 2 the columns of a layout have a type; before, all were words. */
export const settingsRow = rowShape({
  kind: 'settings',
  v: 2,
  schema: Settings.omit({ can: true }).extend({ retention: Retention }),
  upcast: { 1: (old) => old },
});
export type SettingsRow = ReturnType<typeof settingsRow.read>;

export const personRow = rowShape({
  kind: 'person',
  v: 3,
  schema: Person.extend({
    /** The role to which whoever onboarded the authority proposed to invite them; gone once they are invited. */
    proposed: Role.optional(),
    version: z.int(),
    retention: Retention,
  }),
  upcast: { 1: (old) => ({ ...old, outside: false }), 2: (old) => ({ ...old, through: [] }) },
});
export type PersonRow = ReturnType<typeof personRow.read>;

/** A person’s name is kept while plans name them; the directory is reviewed when they leave. */
export const personRetention: Retention = { basis: 'person-record', retainUntil: null, legalHold: false };
