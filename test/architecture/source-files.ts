import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import ts from 'typescript';
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

export type Source = { file: string; text: string; tree: ts.SourceFile };

export const topFolders = ['functions', 'infra', 'shared', 'test', 'web'] as const;

/** Every TypeScript file of the product and its tests. */
export function sourcesIn(root: string): Source[] {
  return topFolders.flatMap((top) =>
    namesIn(join(root, top))
      .filter((name) => /\.(ts|tsx|mts)$/.test(name))
      .map((name) => {
        const file = posix.join(top, name.replaceAll('\\', '/'));
        const text = readFileSync(join(root, file), 'utf8');
        return { file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
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

const Package = z.object({ imports: z.record(z.string(), z.string()) });

/** All imports: of declarations, of re-exports, and those made while the program runs. */
export function importsIn(root: string, sources: readonly Source[]): Import[] {
  const { imports } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const prefixes = Object.entries(imports).map(
    ([from, to]) => [from.replace('*', ''), to.replace(/^\.\/|\*/g, '')] as const,
  );
  return sources.flatMap(({ file, tree }) => {
    const found: Import[] = [];
    const add = (specifier: ts.Node | undefined, more: Pick<Import, 'isType' | 'names'>) => {
      if (specifier && ts.isStringLiteralLike(specifier))
        found.push({ file, ...placeOf(file, specifier.text), ...more });
    };
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node)) {
        const clause = node.importClause;
        add(node.moduleSpecifier, { isType: isTypeOnly(clause), names: namesOf(clause) });
      } else if (ts.isExportDeclaration(node)) {
        add(node.moduleSpecifier, { isType: node.isTypeOnly, names: [] });
      } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        add(node.arguments[0], { isType: false, names: [] });
      } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
        add(node.argument.literal, { isType: true, names: [] });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });

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

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { namedBindings, name } = clause;
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

function namesOf(clause: ts.ImportClause | undefined): string[] {
  const bindings = clause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings)) return bindings ? ['*'] : [];
  return bindings.elements.map((element) => (element.propertyName ?? element.name).text);
}

/** The words of a file’s strings and templates: what it says, without what it says about itself in comments. */
export function wordsOf({ tree }: Source): string[] {
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      words.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return words;
}

export const isTest = (file: string): boolean =>
  file.startsWith('test/') || /\.(test|property\.test)\.tsx?$/.test(file) || /(-fixtures\.ts$|\/testing\/)/.test(file);

export const folderOf = (file: string): string => relative('.', dirname(file)).replaceAll('\\', '/');
