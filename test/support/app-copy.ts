import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { audienceApp } from '#functions/audience/app.ts';
import type { authorityApp } from '#functions/authority/app.ts';
import type { makeSessions } from '#kernel/session.ts';

/** A change of one source file: the words that are there, exactly once, and those that take their place. */
export type Edit = { file: string; from: string; to: string };

export type Copy = {
  audienceApp: typeof audienceApp;
  authorityApp: typeof authorityApp;
  makeSessions: typeof makeSessions;
};

const root = resolve(import.meta.dirname, '../..');

/** The functions that answer requests, built from their sources with these edits; the sources themselves stay as they are. */
export async function appCopy(edits: readonly Edit[]): Promise<Copy> {
  // Among the packages, so that the copy finds those that it leaves out.
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'placeboard-copy-'));
  const outfile = join(folder, 'app.mjs');
  try {
    await build({
      stdin: {
        contents: `export { audienceApp } from '#functions/audience/app.ts';
                   export { authorityApp } from '#functions/authority/app.ts';
                   export { makeSessions } from '#kernel/session.ts';`,
        resolveDir: root,
      },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      packages: 'external',
      logLevel: 'error',
      plugins: [editing(edits)],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy that was not changed would prove nothing: each edit must find its words, once. */
function editing(edits: readonly Edit[]): Plugin {
  return {
    name: 'edits',
    setup({ onLoad, onEnd }) {
      const made = new Set<Edit>();
      onLoad({ filter: /[\\/](functions|shared)[\\/].*\.ts$/ }, ({ path }) => {
        const own = edits.filter(({ file }) => path === join(root, file));
        if (own.length === 0) return undefined;
        const contents = own.reduce(
          (text, edit) => {
            if (text.split(edit.from).length !== 2) throw new Error(`${edit.file} has not, once, “${edit.from}”`);
            made.add(edit);
            return text.replace(edit.from, () => edit.to);
          },
          readFileSync(path, 'utf8'),
        );
        return { contents, loader: 'ts' };
      });
      onEnd(() => {
        const idle = edits.filter((edit) => !made.has(edit));
        if (idle.length > 0) throw new Error(`${idle.map(({ file }) => file).join(', ')} is no part of the function`);
      });
    },
  };
}
