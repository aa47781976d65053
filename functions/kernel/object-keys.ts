import type { AuthorityId, WorkId } from '#shared/ids.ts';
import type { ReportFormat } from '#shared/reports/schema.ts';

/** Objects stand under a prefix per audience, as the roles’ permissions do. */
export const importFile = (authority: AuthorityId, work: WorkId): string =>
  `authority/${authority}/imports/${work}/file`;
export const importFound = (authority: AuthorityId, work: WorkId): string =>
  `authority/${authority}/imports/${work}/found.json`;
export const exportFile = (authority: AuthorityId, work: WorkId, format: ReportFormat): string =>
  `authority/${authority}/exports/${work}/plan.${format}`;

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const exportTypes: Record<ReportFormat, string> = {
  docx: docxType,
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: xlsxType,
  csv: 'text/csv; charset=utf-8',
};

const importTypes = [
  ['.docx', docxType],
  ['.xlsx', xlsxType],
  ['.csv', 'text/csv'],
] as const;

/** The type that a file's name claims; what it is, is found when it is read. */
export function importType(file: string): string {
  const ending = importTypes.find(([ends]) => file.toLowerCase().endsWith(ends));
  return ending?.[1] ?? 'application/octet-stream';
}

/** Whose import an uploaded object is, read from its key; null where it is none. */
export function importOfObject(key: string): { authority: string; work: string } | null {
  const [, authority, work] = /^authority\/([a-z0-9-]+)\/imports\/([0-9A-Z]{26})\/file$/.exec(key) ?? [];
  return authority === undefined || work === undefined ? null : { authority, work };
}
