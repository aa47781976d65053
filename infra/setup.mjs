import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const node24 = join(root, 'node_modules', '.bin', 'node');

/** Something the person at the keyboard has to put right; shown without a stack. */
export class Missing extends Error {}

export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    throw new Missing(
      `Placeboard needs Node 20 or later to start; this is Node ${process.versions.node}. Install it from https://nodejs.org and try again.`,
    );
  }
}

export function requireJava() {
  const found = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const advice = 'Install a Java 17 runtime (for example the package openjdk-17-jre-headless) and try again.';
  if (found.error)
    throw new Missing(`Placeboard needs Java 17 or later for its database, and found no java. ${advice}`);
  const version = /version "(\d+)(?:\.(\d+))?/.exec(`${found.stderr}${found.stdout}`);
  const major = version?.[1] === '1' ? Number(version[2]) : Number(version?.[1]);
  if (!(major >= 17)) {
    throw new Missing(
      `Placeboard needs Java 17 or later for its database; this is Java ${major || 'unknown'}. ${advice}`,
    );
  }
}

/** Brings node_modules to what package-lock.json says, and Node 24 with it. */
export function installPackages() {
  if (!packagesMatchLock()) {
    console.log('Installing packages…');
    // Not `npm ci`: it refuses the lock where a registry lacks the optional packages of other platforms.
    npm('install', '--no-save', '--loglevel=error');
  }
  if (!hasNode24()) repairNode24();
}

function packagesMatchLock() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    // Packages for other platforms are in the lock and rightly not on the disk.
    if (!present[path]) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return present[path].version === entry.version && present[path].integrity === entry.integrity;
  });
}

function packagesOf(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

function hasNode24() {
  const found = existsSync(node24) && spawnSync(node24, ['--version'], { encoding: 'utf8' });
  return Boolean(found) && /^v24\./.test(found.stdout ?? '');
}

/** Where npm is told not to run install scripts, Node 24 is named but not there yet. */
function repairNode24() {
  console.log('Fetching Node 24…');
  const folder = join(root, 'node_modules', 'node');
  if (existsSync(folder)) {
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: folder,
      stdio: 'inherit',
      env: installEnvironment(),
    });
  }
  if (!hasNode24()) npm('rebuild', 'node', '--ignore-scripts=false');
  if (!hasNode24())
    throw new Missing('Node 24 could not be installed into node_modules. Delete node_modules and try again.');
}

function npm(...args) {
  const script = process.env.npm_execpath;
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  const done = spawnSync(command, [...first, ...args], { cwd: root, stdio: 'inherit', env: installEnvironment() });
  if (done.status !== 0) throw new Missing(`npm ${args.join(' ')} did not succeed; what it said is above.`);
}

/** Settings of the npm that runs us (such as --prefix or a dry run) must not leak into the one that installs. */
function installEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|command)/.test(name) && name !== 'npm_config_prefix',
  );
  return Object.fromEntries(kept);
}
