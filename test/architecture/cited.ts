import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import * as z from 'zod';

/** One thing that a document names, and whether it is there. */
export type Cited = { document: string; words: string; kind: 'path' | 'link' | 'command' };

/** The documents that people read: those at the top, and everything under `docs`. */
export function documentsIn(root: string): string[] {
  const top = ['README.md', 'CONTRIBUTING.md'].filter((name) => existsSync(join(root, name)));
  const docs = existsSync(join(root, 'docs'))
    ? readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    : [];
  return [...top, ...docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name))];
}

const fenced = /^```[\s\S]*?^```/gm;
const ticked = /`([^`\n]+)`/g;
const linked = /\]\(([^)\s]+)\)/g;
const commanded = /\bnpm (?:run )?([a-z][a-z:-]*)/g;
/** What npm does by itself, without a script of ours. */
const npmOwn = new Set([
  'install',
  'ci',
  'run',
  'exec',
  'audit',
  'ls',
  'view',
  'outdated',
  'package',
  'registry',
  'packages',
]);
/** A path is words with a slash between them, or a file of ours by its ending; a pattern, an address or a key is none. */
const looksLikePath = (words: string): boolean =>
  /^[\w.@-]+(\/[\w.@-]+)+\/?$/.test(words) || /^[\w-]+(\.[\w-]+)*\.(ts|tsx|mjs|md|json|scss|html)$/.test(words);

const topOf = (path: string): string => path.split('/')[0] ?? '';

/** What a document names that can be looked for. Only paths under a folder of ours are taken for ours. */
export function citedIn(root: string, document: string): Cited[] {
  const text = readFileSync(join(root, document), 'utf8');
  const prose = text.replace(fenced, '');
  const ours = new Set(readdirSync(root));
  const paths = Array.from(prose.matchAll(ticked), ([, words = '']) => words.replace(/:\d+$/, ''))
    .filter(looksLikePath)
    .filter((words) => ours.has(topOf(words)));
  const links = Array.from(prose.matchAll(linked), ([, target = '']) => target.split('#')[0] ?? '');
  const local = links.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
  const code = [
    ...Array.from(text.matchAll(fenced), ([block]) => block),
    ...Array.from(prose.matchAll(ticked), ([each]) => each),
  ];
  const commands = code.flatMap((words) => Array.from(words.matchAll(commanded), ([, name = '']) => name));
  return [
    ...paths.map((words) => ({ document, words, kind: 'path' as const })),
    ...local.map((words) => ({ document, words, kind: 'link' as const })),
    ...commands.filter((name) => !npmOwn.has(name)).map((words) => ({ document, words, kind: 'command' as const })),
  ];
}

const Scripts = z.object({ scripts: z.record(z.string(), z.string()) });

/** Made by running something, and so not there in a fresh clone. */
const made = new Set(['node_modules', 'dist', 'cdk.out', '.placeboard', 'coverage']);

export function lostIn(root: string, cited: readonly Cited[]): string[] {
  const { scripts } = Scripts.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const isThere = ({ document, words, kind }: Cited): boolean => {
    if (kind === 'command') return words in scripts;
    if (kind === 'link') return existsSync(normalize(join(root, dirname(document), decodeURIComponent(words))));
    return made.has(topOf(words)) || existsSync(join(root, words));
  };
  return cited
    .filter((each) => !isThere(each))
    .map(({ document, words, kind }) => `${document} names the ${kind} ${words}`);
}
