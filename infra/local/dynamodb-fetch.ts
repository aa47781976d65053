import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

/** The npm package that carries AWS's own DynamoDB Local, and the digest that its tarball has to have. */
const PACKAGE = 'amplify-dynamodb-simulator@2.9.30';
const INTEGRITY = 'xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==';
const INSIDE = 'package/emulator';
const OLDEST_JAVA = 17;

/** Where the stack keeps what is its own on this machine. */
export const stateFolder = fileURLToPath(new URL('../../.placeboard', import.meta.url));

/** The folder of the unpacked engine, fetched when it is not there yet. */
export async function fetchEngine(): Promise<string> {
  const home = join(stateFolder, 'dynamodb-local');
  if (existsSync(home)) return home;
  await mkdir(stateFolder, { recursive: true });
  const work = await mkdtemp(join(stateFolder, 'fetch-'));
  try {
    await run('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work], work);
    const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
    if (!tarball) throw new Error(`npm pack ${PACKAGE} left no tarball`);
    await checkDigest(join(work, tarball));
    await run('tar', ['-xzf', tarball, INSIDE], work);
    await moveInto(join(work, INSIDE), home);
    return home;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function checkDigest(path: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  if (hash.digest('base64') !== INTEGRITY) {
    throw new Error(`The tarball of ${PACKAGE} is not the one that was reviewed: its sha512 differs`);
  }
}

async function moveInto(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Another start was quicker: what it unpacked is the same.
    if (!existsSync(to)) throw error;
  }
}

export async function requireJava(): Promise<void> {
  const advice = `Install a Java ${OLDEST_JAVA} runtime or later (for example openjdk-17-jre-headless) and put it on the PATH.`;
  const said = await run('java', ['-version']).catch((error: unknown) => {
    throw new Error(`DynamoDB Local needs Java, and there is none here. ${advice}`, { cause: error });
  });
  const version = Number(/version "(\d+)/.exec(said)?.[1]);
  if (!(version >= OLDEST_JAVA))
    throw new Error(`DynamoDB Local needs Java ${OLDEST_JAVA}; this is ${version}. ${advice}`);
}

function run(command: string, args: string[], cwd?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...(cwd ? { cwd } : {}), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
      });
    }
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`${command} ${args[0]} ended with ${code}: ${said.trim()}`)),
    );
  });
}
