import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import * as z from 'zod';

/** One object of the site's bucket. */
export type SiteFile = {
  readonly key: string;
  readonly contentType: string;
  readonly cacheControl: string;
};

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Names in this folder bear a hash of what is in them. */
const hashed = /^assets\/.+-[\w-]{8}\.\w+$/;

export function siteFileOf(key: string): SiteFile {
  const contentType = contentTypes[extname(key)];
  // A browser that is told never to guess shows nothing of a file whose type is not said.
  if (contentType === undefined) throw new Error(`${key}: it is not known what type of content this is`);
  const cacheControl = hashed.test(key) ? 'public, max-age=31536000, immutable' : 'no-cache';
  return { key, contentType, cacheControl };
}

/** What the browser is to find, the entry last: a page must never name a file that is not there yet. */
export function siteFilesIn(folder: string): SiteFile[] {
  const keys = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    // The manifest of the build is for tools.
    .filter((key) => !key.startsWith('.'));
  if (!keys.includes(entryKey)) throw new Error(`${folder} has no ${entryKey}: the page is not built`);
  return keys.sort((a, b) => Number(a === entryKey) - Number(b === entryKey) || (a < b ? -1 : 1)).map(siteFileOf);
}

export const entryKey = 'index.html';
export const configurationKey = 'config.json';

/** The addresses whose content may have changed under the same name. */
export const changeable = (files: readonly SiteFile[]): string[] =>
  files.filter(({ cacheControl }) => cacheControl === 'no-cache').map(({ key }) => `/${key}`);

const WebConfiguration = z.strictObject({
  issuer: z.url(),
  authorizeUrl: z.url(),
  tokenUrl: z.url(),
  logoutUrl: z.url(),
  clientId: z.string().min(1),
  scope: z.string().min(1),
});

/** What stands beside the page and tells it where to sign in, from the output of the identity stack. */
export const configurationFrom = (output: string): string =>
  JSON.stringify(WebConfiguration.parse(JSON.parse(output)), null, 2);

export const bytesOf = (folder: string, key: string): Buffer => readFileSync(join(folder, key));
