import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build, type Metafile, type Plugin } from 'esbuild';
import { type BundledModule, bytesAtStart, bytesIn, modulesIn } from './bundle-modules.ts';
import { type FunctionName, functionNames } from './constructs/function-names.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export type BundledFunction = {
  readonly name: FunctionName;
  /** The folder that is uploaded: the module that begins, those that it loads, and their source maps. */
  readonly folder: string;
  /** Files that it reads beside its modules. */
  readonly beside: readonly string[];
  readonly modules: readonly BundledModule[];
};
export type BundleReport = { readonly functions: readonly BundledFunction[]; readonly milliseconds: number };

export const bundleFolder = (name: FunctionName): string => join(root, 'dist', 'functions', name);

// Lambda hands a function its credentials in the environment, which the SDK looks at first; it imports these only after that.
const otherCredentials = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@aws-sdk/credential-provider-http',
  '@smithy/credential-provider-imds',
];

const require = createRequire(import.meta.url);

/** What a function reads when it needs it, and what is therefore no part of its modules: the fonts inside a PDF. */
const besides: Partial<Record<FunctionName, readonly string[]>> = {
  documents: ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'].map((file) =>
    require.resolve(`dejavu-fonts-ttf/ttf/${file}`),
  ),
};

const metaFolder = join(root, 'dist', 'meta');

// Packages that are still CommonJS call require(), which an ES module does not have.
const requireBanner =
  "import { createRequire as placeboardRequire } from 'node:module';const require = placeboardRequire(import.meta.url);";

/** The modules of the bundle that was built last. */
export function bundledModules(name: FunctionName): BundledModule[] {
  const metafile: Metafile = JSON.parse(readFileSync(join(metaFolder, `${name}.json`), 'utf8'));
  return modulesIn(metafile, entryOf(name));
}

const entryOf = (name: FunctionName): string => `functions/${name}/main.ts`;

/** Another process may be reading the same file: it is left alone when equal, and else replaced whole. */
async function replace(path: string, contents: Uint8Array): Promise<void> {
  if (existsSync(path) && (await readFile(path)).equals(contents)) return;
  const beside = join(metaFolder, `${randomUUID()}.tmp`);
  await writeFile(beside, contents);
  await rename(beside, path);
}

/** What is left out may only be asked for later and never is; a bundle that needs it to begin would not start. */
function refuseMissing(name: FunctionName, { outputs }: Metafile): void {
  const needed = Object.values(outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ path, kind, external }) => external && kind !== 'dynamic-import' && !isBuiltin(path));
  if (needed.length === 0) return;
  throw new Error(
    `functions/${name} cannot begin without ${needed.map(({ path }) => path).join(', ')}, which is not bundled`,
  );
}

/** The document of the interface is long and asked for seldom: it travels compressed, a twentieth of its size. */
const compressedDocument: Plugin = {
  name: 'compressed-document',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]functions[\\/]public[\\/]openapi\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      const packed = brotliCompressSync(text).toString('base64');
      const contents = `import { brotliDecompressSync } from 'node:zlib';
        export default JSON.parse(brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString());`;
      return { contents, loader: 'js' };
    });
  },
};

/** Zod's schemas carry a writer of JSON Schema along; the interface's document is made at build time, and no function writes one. */
const noJsonSchema: Plugin = {
  name: 'no-json-schema',
  setup({ onLoad }) {
    onLoad(
      { filter: /[\\/]zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$/ },
      async ({ path }) => {
        const names = (await readFile(path, 'utf8')).matchAll(/^export (?:const|function|class) (\w+)/gm);
        const none = "() => () => { throw new Error('Functions write no JSON Schema'); }";
        return {
          contents: Array.from(names, ([, name]) => `export const ${name} = ${none};`).join('\n'),
          loader: 'js',
        };
      },
    );
  },
};

/** DynamoDB's clients carry a cache for finding endpoints, which is off unless a variable asks for it; none of ours does. */
const noEndpointCache: Plugin = {
  name: 'no-endpoint-cache',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@aws-sdk[\\/]endpoint-cache[\\/].*EndpointCache\.js$/ }, () => ({
      contents: 'export class EndpointCache {}',
      loader: 'js',
    }));
  },
};

/**
 * No call of ours streams events, and no function runs in a browser that would be asked its name: the SDK imports these for
 * those that do. A client that begins with one has it all the same.
 */
const neverAskedFor: Plugin = {
  name: 'never-asked-for',
  setup({ onResolve }) {
    onResolve({ filter: /^(?:@smithy\/core\/event-streams|bowser)$/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

/** Where a schema begins, where one is made of another, and where a row is said to be of one. */
const beginsSchema =
  /(?<![\w.$])(?:z\s*\.\s*(?=[a-z])|[A-Z]\w*\s*\.\s*(?=(?:extend|pick|omit|partial|refine)\()|(?<=const \w+ = )rowShape(?=\())/g;

/**
 * To build a schema does nothing but build it, which is told here to the bundler: what only the interface's document is made of
 * is left out of the functions, and costs them nothing when they start.
 */
const onlySchemasInUse: Plugin = {
  name: 'only-schemas-in-use',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:shared[\\/].*|functions[\\/]kernel[\\/].*)\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(beginsSchema, '/* @__PURE__ */ $&'),
      loader: 'ts',
    }));
  },
};

const loadedLater = /(?<=\(await import\(')([^']+)(?='\)\)\.(\w+))/g;

/**
 * A module that is imported when it is asked for would bring all that it exports: beside a feature's routes their operations,
 * and every schema that only the interface's document is made of. It brings what is taken of it.
 */
const onlyWhatIsTaken: Plugin = {
  name: 'only-what-is-taken',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]functions[\\/]\w+[\\/]\w+\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(loadedLater, '$1?taken=$2'),
      loader: 'ts',
    }));
    onResolve({ filter: /\?taken=\w+$/ }, ({ path, resolveDir }) => ({
      // From the root, so that no name of a module depends on where the sources stand.
      path: relative(root, join(resolveDir, path)),
      namespace: 'taken',
    }));
    onLoad({ filter: /./, namespace: 'taken' }, ({ path }) => {
      const [file = '', taken] = path.split('?taken=');
      return { contents: `export { ${taken} } from './${file}';`, resolveDir: root, loader: 'ts' };
    });
  },
};

async function bundleOne(name: FunctionName): Promise<BundledFunction> {
  const folder = bundleFolder(name);
  const result = await build({
    absWorkingDir: root,
    entryPoints: [{ in: entryOf(name), out: 'index' }],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    // A feature that a function imports when it is asked for is a module of its own, read no sooner.
    splitting: true,
    chunkNames: '[name]-[hash]',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: false,
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    write: false,
    legalComments: 'none',
    // One quotation mark that is not ASCII doubles what the engine keeps of a bundle, and it reads it half as fast.
    charset: 'ascii',
    external: otherCredentials,
    plugins: [compressedDocument, noJsonSchema, noEndpointCache, neverAskedFor, onlySchemasInUse, onlyWhatIsTaken],
    banner: { js: requireBanner },
    logLevel: 'warning',
  });
  refuseMissing(name, result.metafile);
  await mkdir(folder, { recursive: true });
  await mkdir(metaFolder, { recursive: true });
  for (const file of result.outputFiles) await replace(file.path, file.contents);
  const files = besides[name] ?? [];
  for (const file of files) await replace(join(folder, basename(file)), await readFile(file));
  const current = [...result.outputFiles.map(({ path }) => path), ...files].map((path) => basename(path));
  await removeOthers(folder, new Set(current));
  // What went into each module and how many bytes each input gave, for whoever looks where they come from.
  await replace(join(metaFolder, `${name}.json`), Buffer.from(JSON.stringify(result.metafile)));
  const beside = files.map((file) => basename(file));
  return { name, folder, beside, modules: modulesIn(result.metafile, entryOf(name)) };
}

/** Modules carry their contents' hash in their name: those of an earlier build would be uploaded and never read. */
async function removeOthers(folder: string, current: ReadonlySet<string>): Promise<void> {
  const others = (await readdir(folder)).filter((file) => !current.has(file));
  await Promise.all(others.map((file) => rm(join(folder, file), { force: true })));
}

/** Builds the functions' deployable folders under `dist/functions`: of all, unless it is said of which. */
export async function bundleFunctions(names: readonly FunctionName[] = functionNames): Promise<BundleReport> {
  const started = performance.now();
  const missing = names.filter((name) => !existsSync(join(root, 'functions', name, 'main.ts')));
  if (missing.length > 0) {
    throw new Error(
      `No handler to bundle: ${missing.map((name) => `functions/${name}/main.ts`).join(', ')} is missing`,
    );
  }
  const functions = await Promise.all(names.map(bundleOne));
  return { functions, milliseconds: Math.round(performance.now() - started) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const report = await bundleFunctions();
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  for (const { name, modules } of report.functions) {
    console.log(`${name.padEnd(12)}${kilobytes(bytesAtStart(modules))} to start, ${kilobytes(bytesIn(modules))} whole`);
  }
  console.log(`bundled in ${report.milliseconds} ms`);
}
