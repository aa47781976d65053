import { createHash, randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Assembly, readAssembly } from './local/assembly.ts';
import { stateFolder } from './local/dynamodb-fetch.ts';

export interface Sources {
  readonly root: string;
  readonly paths: readonly string[];
  /** Where what was made of them is kept, each under the digest of what it was made of. */
  readonly kept: string;
  /** Makes it anew in this folder. */
  readonly make: (folder: string) => Promise<unknown>;
}

/** Whatever a template or a bundle is made of: a folder of the repository that is missing here is one that they may not read. */
const application: Sources = {
  root: fileURLToPath(new URL('..', import.meta.url)),
  paths: ['infra', 'functions', 'shared', 'package.json', 'package-lock.json', 'tsconfig.json', 'cdk.json'],
  kept: join(stateFolder, 'assemblies'),
  // The library that makes templates is large, and is not needed for one that was made before.
  make: async (folder) => (await import('./app.ts')).synthesise(folder),
};

/** So many are kept, those used last: someone who goes to and fro between two changes waits for neither. */
const most = 6;

/** The application as it is synthesised, taken from the last time where nothing of what goes into it has changed since. */
export async function assembled(folder: string, sources: Sources = application): Promise<Assembly> {
  const digest = digestOf(sources);
  const kept = join(sources.kept, digest);
  if (!existsSync(kept)) {
    await sources.make(folder);
    // What was changed meanwhile may be in it or not.
    if (digestOf(sources) === digest) keep(folder, kept);
  } else {
    utimesSync(kept, new Date(), new Date());
    // A copy, which is whoever's asked for it, however long the kept one stays.
    cpSync(kept, folder, { recursive: true });
  }
  return readAssembly(folder);
}

function digestOf({ root, paths }: Sources): string {
  const hash = createHash('sha256');
  // What is given on the command line of the CDK goes into templates too.
  hash.update(JSON.stringify([process.version, process.env.CDK_CONTEXT_JSON ?? '']));
  for (const path of paths.flatMap((each) => filesIn(root, each))) {
    hash.update(
      JSON.stringify([
        path,
        createHash('sha256')
          .update(readFileSync(join(root, path)))
          .digest('hex'),
      ]),
    );
  }
  return hash.digest('hex');
}

function filesIn(root: string, path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  const names = readdirSync(join(root, path)).sort();
  return names.flatMap((name) => filesIn(root, join(path, name)));
}

/** Moved into its place whole, so that nobody finds half of it. */
function keep(folder: string, kept: string): void {
  const beside = `${kept}.${randomUUID()}.part`;
  mkdirSync(beside, { recursive: true });
  try {
    cpSync(folder, beside, { recursive: true });
    renameSync(beside, kept);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    // Another process was quicker: what it made of the same is the same.
    if (!existsSync(kept)) throw error;
  }
  clear(dirname(kept));
}

function clear(folder: string): void {
  const all = readdirSync(folder).filter((name) => /^[0-9a-f]{64}$/.test(name));
  const used = new Map(all.map((name) => [name, statSync(join(folder, name)).mtimeMs]));
  const old = all.toSorted((one, other) => (used.get(other) ?? 0) - (used.get(one) ?? 0)).slice(most);
  for (const name of old) rmSync(join(folder, name), { recursive: true, force: true });
}
