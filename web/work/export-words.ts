import type { ReportFormat, ReportName } from '#shared/reports/schema.ts';
import type { Export } from '#shared/work/schema.ts';
import { dayOf, inWords } from '../ui/dates.ts';

export const formatNames: Readonly<Record<ReportFormat, string>> = {
  docx: 'Word',
  pdf: 'PDF',
  html: 'Web page',
  xlsx: 'Excel',
  csv: 'CSV',
};

const reports: Readonly<Record<ReportName, string>> = {
  appendix: 'the appendix of the cycle, in the plan’s own columns',
  exceptions: 'what needs attention in the cycle',
  summary: 'the cycle on one page',
  changes: 'what changed since another cycle',
};

type Asked = Pick<Export, 'kind' | 'report' | 'asAt' | 'knownAt' | 'from'>;

/** What was asked for, after “The file is ready:”. */
export function exportInWords({ kind, report, asAt, knownAt, from }: Asked): string {
  if (kind === 'report') return report === null ? 'the report' : reports[report];
  const to = momentInWords({ asAt, knownAt });
  if (kind === 'difference' && from !== null) return `what changed in the plan, from ${momentInWords(from)} to ${to}`;
  return `the plan in its own columns, as at ${to}`;
}

function momentInWords({ asAt, knownAt }: Pick<Export, 'asAt' | 'knownAt'>): string {
  const known = knownAt === null ? '' : `, as it was known on ${inWords(dayOf(knownAt))}`;
  return `${asAt === null ? 'today' : inWords(asAt)}${known}`;
}
