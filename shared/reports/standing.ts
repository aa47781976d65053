import { inWords } from '../calendar.ts';
import { lastMoveInWords, movedInWords } from '../plans/timescale.ts';
import type { StatusMark } from '../vocabulary.ts';
import type { ReportCell } from './document.ts';
import { isOverdueIn, partyInWords, type ReportSource, reportedStatus, type SourceRow } from './source.ts';

export const noUpdate = 'No update this cycle';
const noneSince = 'No update yet';

/** What is said in place of a status, where there is none. */
export function withoutStatus(source: ReportSource, row: SourceRow): string {
  if (row.said !== null) return 'No status given';
  return source.period === null && row.before === null ? noneSince : noUpdate;
}

/** What was last reported before, in words: “On track, Autumn 2018”. It never stands for the present. */
export function beforeInWords({ shape }: ReportSource, { before }: SourceRow): string | null {
  if (before === null) return null;
  const label = before.label ?? shape.statuses.find(({ key }) => key === before.status)?.label ?? 'No status';
  return `${label}, ${before.cycle?.name ?? inWords(before.on)}`;
}

/** The date due, and beside it how often it moved, why and by whose word: a status never hides that its date did. */
export function dueInWords(source: ReportSource, row: SourceRow): string[] {
  const { dueOn } = row.node;
  const moved = movedInWords(row.node);
  const why = lastMoveInWords(row.node, (party) => partyInWords(party, source.names));
  const due = dueOn === null ? 'No date agreed' : `Due ${inWords(dueOn)}`;
  return [isOverdueIn(source, row) ? `${due}, overdue` : due, ...[moved, why].filter((words) => words !== null)];
}

/** Status, when it is due and how that moved, one under the other. */
export function standingCell(source: ReportSource, row: SourceRow): ReportCell {
  const status = reportedStatus(source.shape, row);
  const before = row.standing === 'closed' ? null : beforeInWords(source, row);
  const lines = [
    status?.label ?? withoutStatus(source, row),
    ...(row.standing === 'closed' && source.period !== null ? ['Closed before this cycle'] : []),
    ...(before === null ? [] : [`Before: ${before}`]),
    ...dueInWords(source, row),
  ];
  return { words: lines.join('\n'), span: 1, status: markOf(status) };
}

export function markOf(status: StatusMark | null): StatusMark | null {
  if (status === null) return null;
  const { key, label, colour, shape } = status;
  return { key, label, colour, shape };
}

/** What was delivered and what is next, or that nothing was reported. */
export function updateInWords(source: ReportSource, row: SourceRow): string {
  if (row.said === null) return row.standing === 'upper' ? '' : withoutStatus(source, row);
  const { delivered, next } = row.said;
  const parts = [delivered, next === '' ? '' : `Next: ${next}`].filter((part) => part !== '');
  return parts.length === 0 ? 'No words given' : parts.join('\n');
}

/** The owner, then whoever else answers for it. */
export function whoAnswers({ names }: ReportSource, { node }: SourceRow): string {
  const owner = node.owner === null ? 'No owner' : names.person(node.owner);
  const others = node.responsible.map((party) => partyInWords(party, names));
  return [owner, ...others.filter((other) => other !== owner)].join('\n');
}
