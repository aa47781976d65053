import { csvOf } from '#kernel/csv.ts';
import type { Communication } from '#shared/communications/schema.ts';
import type { PersonId } from '#shared/ids.ts';

const heading = [
  ...['Planned for', 'Message', 'Channel', 'Audience', 'Responsible', 'Plan', 'State', 'Sent on'],
  ...['Why cancelled', 'What came of it', 'Reached', 'Known on'],
];
const states: Record<Communication['state'], string> = { planned: 'Planned', sent: 'Sent', cancelled: 'Cancelled' };

/** A line for each message and each thing that came of it; one line where nothing did yet. */
export function communicationsCsv(items: readonly Communication[], nameOf: (person: PersonId) => string): string {
  const rows = items.flatMap((each) => {
    const { plannedOn, message, channel, audience, responsible, planTitle, state, sentOn, cancelled, results } = each;
    const line = [
      ...[plannedOn, message, channel, audience, responsible === null ? null : nameOf(responsible), planTitle],
      ...[states[state], sentOn, cancelled?.why ?? null],
    ];
    if (results.length === 0) return [[...line, null, null, null]];
    return results.map(({ words, reached, on }) => [...line, words, reached, on]);
  });
  return csvOf(heading, rows);
}
