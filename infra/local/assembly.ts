import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Templates } from './gate/resolve.ts';

/** A synthesised assembly: its folder, with the assets, and its templates by the names of their stacks. */
export interface Assembly {
  readonly directory: string;
  readonly templates: Templates;
}

const ending = '.template.json';

/** Reads what was synthesised before, so that several stacks can share one assembly. */
export function readAssembly(directory: string): Assembly {
  const names = readdirSync(directory).filter((name) => name.endsWith(ending));
  const templates = names.map((name) => {
    const template: unknown = JSON.parse(readFileSync(join(directory, name), 'utf8'));
    return [name.slice(0, -ending.length), template] as const;
  });
  return { directory, templates: Object.fromEntries(templates) };
}
