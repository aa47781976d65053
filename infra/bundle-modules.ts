import { basename } from 'node:path';
import type { Metafile } from 'esbuild';

/** One module of a function's bundle. */
export type BundledModule = {
  readonly file: string;
  readonly bytes: number;
  /** Read before the function can answer anything; the others at the first request for what they hold. */
  readonly atStart: boolean;
  /** The files that it was made of. */
  readonly inputs: readonly string[];
};

/** The modules of a bundle, and which of them the one that begins needs. */
export function modulesIn({ outputs }: Pick<Metafile, 'outputs'>, entry: string): BundledModule[] {
  const modules = new Map(Object.entries(outputs).filter(([path]) => path.endsWith('.mjs')));
  const atStart = new Set<string>();
  const read = (path: string): void => {
    const module = modules.get(path);
    if (module === undefined || atStart.has(path)) return;
    atStart.add(path);
    for (const each of module.imports) if (each.kind !== 'dynamic-import') read(each.path);
  };
  for (const [path, { entryPoint }] of modules) if (entryPoint === entry) read(path);
  if (atStart.size === 0) throw new Error(`Nothing was bundled of ${entry}`);
  return Array.from(modules, ([path, { bytes, inputs }]) => ({
    ...{ file: basename(path), bytes, atStart: atStart.has(path) },
    inputs: Object.entries(inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
  }));
}

export const bytesAtStart = (modules: readonly BundledModule[]): number =>
  bytesIn(modules.filter(({ atStart }) => atStart));

export const bytesIn = (modules: readonly BundledModule[]): number =>
  modules.reduce((sum, { bytes }) => sum + bytes, 0);
