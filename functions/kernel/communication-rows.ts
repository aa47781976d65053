import { Communication } from '#shared/communications/schema.ts';
import { communicationIndex } from './communication-keys.ts';
import type { Audience, IndexKey } from './keys.ts';
import { Retention, rowShape } from './rows.ts';

/** What was said in the authority’s name is kept with its plans. */
export const communicationRetention: Retention = { basis: 'plan-record', retainUntil: null, legalHold: false };

export const communicationRow = rowShape({
  kind: 'communication',
  v: 1,
  schema: Communication.omit({ can: true }).extend({ retention: Retention }),
});
export type CommunicationRow = ReturnType<typeof communicationRow.read>;

/** Where it stands on the index: while it is planned, among the messages of whoever is responsible. */
export function communicationIndexOf(audience: Audience, row: CommunicationRow): IndexKey | undefined {
  if (row.responsible === null || row.state !== 'planned') return undefined;
  return communicationIndex(audience, row.responsible, row);
}
