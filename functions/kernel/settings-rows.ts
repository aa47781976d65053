import * as z from 'zod';
import { Settings } from '#shared/authorities/schema.ts';
import { Role } from '#shared/people/role.ts';
import { Person } from '#shared/people/schema.ts';
import { asOfferedWith } from '#shared/plans/offered.ts';
import { statusSchemes } from '#shared/plans/status-schemes.ts';
import { PlanShape, Status, type StatusScheme } from '#shared/vocabulary.ts';
import { Retention, rowShape, type Stored } from './rows.ts';

const InOneList = z.object({ statuses: z.array(Status), shapes: z.array(PlanShape) });

function inSchemes(old: Stored): Stored {
  const { statuses: usual, shapes } = InOneList.parse(old);
  const same = (one: Status[], other: Status[]) => JSON.stringify(one) === JSON.stringify(other);
  const named = (statuses: Status[], key: string, name: string): StatusScheme => ({
    ...(statusSchemes.find((each) => same(each.statuses, statuses)) ?? { key, name: name.slice(0, 80) }),
    statuses,
  });
  const others = shapes.flatMap(({ key, name, statuses }, place) => {
    const had = [usual, ...shapes.slice(0, place).map((each) => each.statuses)].some((each) => same(each, statuses));
    return had ? [] : [named(statuses, key, `Statuses of “${name}”`)];
  });
  const schemes = [named(usual, 'own', 'Our statuses'), ...others] as const;
  return { ...old, ...asOfferedWith(schemes, shapes) };
}

/**
 * Since version 2 the columns of a layout have a type; before, all were words. Since version 3 statuses are in schemes of
 * which each layout names one; before, each layout had statuses of its own beside those of the authority. Since version 4
 * there may be a list of strands; before, they were names in links alone.
 */
export const settingsRow = rowShape({
  kind: 'settings',
  v: 4,
  schema: Settings.omit({ can: true }).extend({ retention: Retention }),
  upcast: { 1: (old) => old, 2: inSchemes, 3: (old) => old },
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
