import type { Operation } from '#kernel/operations.ts';
import { ReportDocument } from '#shared/reports/document.ts';
import { DifferenceQuery, ReportQuery } from '#shared/reports/schema.ts';
import { differencePath, reportPath } from './routes.ts';

const reading = { method: 'get', needs: 'read', status: 200, answer: ReportDocument } as const;

export const reportOperations = (): Operation[] => [
  {
    ...{ ...reading, path: reportPath, id: 'getReport', query: ReportQuery },
    summary: 'A report of a locked cycle: appendix, exceptions, summary or changes',
  },
  {
    ...{ ...reading, path: differencePath, id: 'getDifference', query: DifferenceQuery },
    summary: 'What differs between two days of a plan, by when it was true and by when it was known',
  },
];
