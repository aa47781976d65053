import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { parseSync } from 'vite';
import * as z from 'zod';

/** One import as it is written in one file. */
export type Import = {
  file: string;
  /** The file it leads to, from the root; or the name of a package. */
  to: string;
  isPackage: boolean;
  /** Gone when the program runs: `import type`. */
  isType: boolean;
  names: string[];
};

/** A node of the tree that the parser makes of a file (ESTree, with TypeScript’s own nodes). */
type Node = { readonly type: string; readonly [field: string]: unknown };

export type Source = { file: string; text: string; tree: Node };

export const topFolders = ['functions', 'infra', 'shared', 'test', 'web'] as const;

/** Every TypeScript file of the product and its tests. */
export function sourcesIn(root: string): Source[] {
  return topFolders.flatMap((top) =>
    namesIn(join(root, top))
      .filter((name) => /\.(ts|tsx|mts)$/.test(name))
      .map((name) => {
        const file = posix.join(top, name.replaceAll('\\', '/'));
        const text = readFileSync(join(root, file), 'utf8');
        return { file, text, tree: treeOf(file, text) };
      }),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => !/node_modules|cdk\.out/.test(name),
    );
  } catch (error) {
    // A copy that a test has made need not have every folder.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function treeOf(file: string, text: string): Node {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors.map(({ message }) => message).join(', ')}`);
  return { ...program };
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** A node and all below it, in the order in which they stand. */
function* nodesIn(node: Node): Generator<Node> {
  yield node;
  for (const part of Object.values(node).flat()) if (isNode(part)) yield* nodesIn(part);
}

const Package = z.object({ imports: z.record(z.string(), z.string()) });

/** All imports: of declarations, of re-exports, and those made while the program runs. */
export function importsIn(root: string, sources: readonly Source[]): Import[] {
  const { imports } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const prefixes = Object.entries(imports).map(
    ([from, to]) => [from.replace('*', ''), to.replace(/^\.\/|\*/g, '')] as const,
  );
  return sources.flatMap(({ file, tree }) =>
    [...nodesIn(tree)].flatMap((node) => {
      const isType = isTypeIn[node.type]?.(node);
      if (isType === undefined || !isNode(node.source) || typeof node.source.value !== 'string') return [];
      return [{ file, ...placeOf(file, node.source.value), isType, names: namesOf(node) }];
    }),
  );

  function placeOf(file: string, specifier: string): { to: string; isPackage: boolean } {
    if (specifier.startsWith('.')) return { to: posix.join(posix.dirname(file), specifier), isPackage: false };
    const prefix = prefixes.find(([from]) => specifier.startsWith(from));
    if (prefix === undefined) return { to: packageOf(specifier), isPackage: true };
    return { to: posix.join(prefix[1], specifier.slice(prefix[0].length)), isPackage: false };
  }
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const specifiersOf = ({ specifiers }: Node): Node[] => (Array.isArray(specifiers) ? specifiers.filter(isNode) : []);

/** The nodes that import something, and whether each is gone when the program runs. */
const isTypeIn: Readonly<Record<string, (node: Node) => boolean>> = {
  ImportDeclaration: (node) => {
    if (node.importKind === 'type') return true;
    const specifiers = specifiersOf(node);
    return specifiers.length > 0 && specifiers.every(({ importKind }) => importKind === 'type');
  },
  ExportNamedDeclaration: ({ exportKind }) => exportKind === 'type',
  ExportAllDeclaration: ({ exportKind }) => exportKind === 'type',
  ImportExpression: () => false,
  TSImportType: () => true,
};

/** What an import declaration takes by name; all of it is `*`. */
function namesOf(node: Node): string[] {
  if (node.type !== 'ImportDeclaration') return [];
  return specifiersOf(node).flatMap(({ type, imported }) => {
    if (type === 'ImportNamespaceSpecifier') return ['*'];
    return isNode(imported) ? [String(imported.name ?? imported.value)] : [];
  });
}

/** The words of a file’s strings and templates: what it says, without what it says about itself in comments. */
export function wordsOf({ tree }: Source): string[] {
  return [...nodesIn(tree)].flatMap(({ type, value }) => {
    if (type === 'Literal' && typeof value === 'string') return [value];
    return type === 'TemplateElement' ? [Cooked.parse(value).cooked] : [];
  });
}

const Cooked = z.object({ cooked: z.string() });

export const isTest = (file: string): boolean =>
  file.startsWith('test/') || /\.(test|property\.test)\.tsx?$/.test(file) || /(-fixtures\.ts$|\/testing\/)/.test(file);

export const folderOf = (file: string): string => relative('.', dirname(file)).replaceAll('\\', '/');
