/** As large as the scan and whoever looks at it take without trouble. */
export const mostMegabytes = 20;
export const mostBytes = mostMegabytes * 1024 * 1024;

/** What may be brought, by the ending of its name, and the one type that it is given out as. */
export const fileTypes = {
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
} as const;
export type Ending = keyof typeof fileTypes;

const isEnding = (ending: string): ending is Ending => Object.hasOwn(fileTypes, ending);

/** The ending of a file’s name, where files like that may be brought. */
export function endingOf(name: string): Ending | null {
  const ending = /\.[A-Za-z]+$/.exec(name)?.[0]?.toLowerCase() ?? '';
  return isEnding(ending) ? ending : null;
}

/** `3 kB`, `1.4 MB`. */
export function sizeInWords(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  if (megabytes >= 1) return `${megabytes.toFixed(1).replace(/\.0$/, '')} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} kB`;
}
