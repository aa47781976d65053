import type { AuthorityId, WorkId } from '#shared/ids.ts';

/** Objects stand under a prefix per audience, as the roles’ permissions do. */
export const importFile = (authority: AuthorityId, work: WorkId): string =>
  `authority/${authority}/imports/${work}/file`;
export const importFound = (authority: AuthorityId, work: WorkId): string =>
  `authority/${authority}/imports/${work}/found.json`;
export const exportFile = (authority: AuthorityId, work: WorkId): string =>
  `authority/${authority}/exports/${work}/plan.docx`;

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const importTypes = [
  ['.docx', docxType],
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
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
