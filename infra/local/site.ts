import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { pageOf, signInHeaders } from './sign-in-page.ts';

export interface SiteOptions {
  readonly folder: string;
  /** The template's response headers, as the distribution adds them to every answer of the site. */
  readonly headers: Readonly<Record<string, string>>;
  /** The distribution's own function: which object answers this address. */
  readonly rewrite: (uri: string) => Promise<string>;
}

interface StoredFile {
  readonly changed: number;
  readonly type: string;
  readonly tag: string;
  readonly encodings: Readonly<Record<'identity' | 'br' | 'gzip', Buffer>>;
}

export type Site = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const compressible = /^(text\/|application\/(json|manifest)|image\/(svg|x-icon))/;
const hashed = /[-.][\w-]{8,}\.\w+$/;

/** The built page, served as the distribution serves it. */
export function siteOf(options: SiteOptions): Site {
  const files = new Map<string, StoredFile>();
  return async (request, response, url) => {
    const send = (status: number, headers: Record<string, string>, body?: Buffer | string) => {
      response.writeHead(status, { ...options.headers, ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(405, { allow: 'GET, HEAD', 'content-type': 'text/plain' }, 'Method Not Allowed');
    }
    if (!existsSync(join(options.folder, 'index.html'))) return notBuilt(response);
    const uri = await options.rewrite(url.pathname);
    const file = await fileAt(files, options.folder, uri);
    if (!file) return send(404, { 'content-type': 'text/plain; charset=utf-8' }, 'Not Found');
    const common = {
      etag: file.tag,
      vary: 'accept-encoding',
      'cache-control':
        uri.startsWith('/assets/') && hashed.test(uri) ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (request.headers['if-none-match'] === file.tag) return send(304, common);
    const encoding = encodingFor(request);
    send(
      200,
      {
        ...common,
        'content-type': file.type,
        'content-length': String(file.encodings[encoding].length),
        ...(encoding !== 'identity' && { 'content-encoding': encoding }),
      },
      file.encodings[encoding],
    );
  };
}

function encodingFor(request: IncomingMessage): 'identity' | 'br' | 'gzip' {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

async function fileAt(files: Map<string, StoredFile>, folder: string, uri: string): Promise<StoredFile | undefined> {
  const path = pathWithin(folder, uri);
  const status = path === undefined ? undefined : await stat(path).catch(() => undefined);
  if (path === undefined || !status?.isFile()) return undefined;
  const known = files.get(path);
  if (known?.changed === status.mtimeMs) return known;
  const file = await prepared(path, status.mtimeMs);
  files.set(path, file);
  return file;
}

function pathWithin(folder: string, uri: string): string | undefined {
  try {
    const path = normalize(join(folder, decodeURIComponent(uri)));
    return path.startsWith(folder + sep) && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

const withBrotli = promisify<Buffer, object, Buffer>(brotliCompress);
const withGzip = promisify<Buffer, Buffer>(gzip);

async function prepared(path: string, changed: number): Promise<StoredFile> {
  const identity = await readFile(path);
  const type = types[extname(path)] ?? 'application/octet-stream';
  const tag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  const squeeze = compressible.test(type);
  // The distribution compresses as it goes, at about this effort.
  const br = squeeze ? await withBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : identity;
  return { changed, type, tag, encodings: { identity, br, gzip: squeeze ? await withGzip(identity) : identity } };
}

function notBuilt(response: ServerResponse): void {
  const page = pageOf(
    'Not built',
    '<h1>The page has not been built yet</h1><p>Stop Placeboard and start it again.</p>',
  );
  response.writeHead(503, signInHeaders).end(page);
}
