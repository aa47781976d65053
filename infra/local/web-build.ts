import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const built = join(root, 'dist/web/index.html');
const sources = ['web', 'shared', 'package-lock.json'];

/** Builds the page when a source is newer than what was built last. */
export async function buildWeb(): Promise<void> {
  if (existsSync(built) && newest(sources.map((each) => join(root, each))) < statSync(built).mtimeMs) return;
  const vite = spawn(
    join(root, 'node_modules/.bin/vite'),
    ['build', '--config', join(root, 'web/vite.config.ts'), '--logLevel', 'warn'],
    // Under a test runner the environment says "test", of which Vite makes a page for developers.
    { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } },
  );
  const code = await new Promise<number>((resolved, rejected) => {
    vite.once('error', rejected);
    vite.once('exit', (status) => resolved(status ?? 1));
  });
  if (code !== 0) throw new Error('The page could not be built; what is wrong is said above.');
}

function newest(paths: readonly string[]): number {
  return Math.max(0, ...paths.filter(existsSync).map(newestIn));
}

function newestIn(path: string): number {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return newest(readdirSync(path).map((name) => join(path, name)));
}
