import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commandProblems, fileProblems, importProblems } from './rules.ts';
import { importsIn, sourcesIn, topFolders } from './source-files.ts';

const root = resolve(import.meta.dirname, '../..');
const sources = sourcesIn(root);
const imports = importsIn(root, sources);

describe('the sources', () => {
  test('are looked at, in every top folder', () => {
    const counts = topFolders.map((top) => [top, sources.filter(({ file }) => file.startsWith(`${top}/`)).length]);
    console.log(`looked at ${sources.length} files and ${imports.length} imports: ${counts.flat().join(' ')}`);
    expect(counts.filter(([, count]) => Number(count) < 10)).toEqual([]);
    expect(imports.length).toBeGreaterThan(sources.length);
  });

  test('import only in the directions that are allowed', () => {
    expect(importProblems(imports)).toEqual([]);
  });

  test('send the table no other commands than are granted', () => {
    expect(commandProblems(imports)).toEqual([]);
  });

  test('keep keys, the environment and their own length within bounds', () => {
    expect(fileProblems(sources)).toEqual([]);
  });

  test('lead to files that are there', () => {
    const files = new Set(sources.map(({ file }) => file));
    const lost = imports.filter(({ to, isPackage }) => !isPackage && /\.(ts|tsx)$/.test(to) && !files.has(to));
    expect(lost.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });
});

const copy = mkdtempSync(join(tmpdir(), 'placeboard-imports-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** A tree of one file, and what is wrong with it. */
function problemsOf(file: string, text: string): string[] {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text);
  const paths = { '#shared/*': './shared/*', '#kernel/*': './functions/kernel/*', '#functions/*': './functions/*' };
  writeFileSync(join(copy, 'package.json'), JSON.stringify({ imports: { ...paths, '#infra/*': './infra/*' } }));
  const found = sourcesIn(copy);
  const edges = importsIn(copy, found);
  return [...importProblems(edges), ...commandProblems(edges), ...fileProblems(found)];
}

type Planted = { file: string; text: string; problem: string };

const broken: Planted[] = [
  {
    file: 'shared/plans/a.ts',
    text: `import { x } from '#kernel/keys.ts';`,
    problem: 'imports functions/kernel/keys.ts',
  },
  { file: 'shared/a.ts', text: `import { readFileSync } from 'node:fs';`, problem: 'imports node:fs' },
  {
    file: 'web/page.tsx',
    text: `import type { App } from '#functions/authority/app.ts';`,
    problem: 'imports functions/authority/app.ts',
  },
  {
    file: 'web/api/client.ts',
    text: `import { app } from '#functions/authority/app.ts';`,
    problem: 'imports functions/authority/app.ts',
  },
  {
    file: 'functions/kernel/a.ts',
    text: `import { y } from '../authority/deps.ts';`,
    problem: 'imports functions/authority/deps.ts',
  },
  {
    file: 'functions/jobs/a.ts',
    text: `export { y } from '../documents/steps.ts';`,
    problem: 'imports functions/documents/steps.ts',
  },
  {
    file: 'functions/authority/people/a.ts',
    text: `import { p } from '../plans/store.ts';`,
    problem: 'imports functions/authority/plans/store.ts',
  },
  {
    file: 'functions/authority/people/a.ts',
    text: `const p = await import('../plans/changes.ts');`,
    problem: 'imports functions/authority/plans/changes.ts',
  },
  {
    file: 'functions/authority/plans/a.ts',
    text: `import { changeSettings } from '../settings/store.ts';`,
    problem: 'imports functions/authority/settings/store.ts',
  },
  { file: 'functions/jobs/a.ts', text: `import { App } from '#infra/app.ts';`, problem: 'imports infra/app.ts' },
  {
    file: 'infra/a.ts',
    text: `import { s } from '#functions/authority/plans/store.ts';`,
    problem: 'imports functions/authority/plans/store.ts',
  },
  { file: 'infra/a.ts', text: `import { p } from '../web/page.tsx';`, problem: 'imports web/page.tsx' },
  {
    file: 'infra/a.ts',
    text: `import { runSimulation } from '@cloud-copilot/iam-simulate';`,
    problem: 'imports @cloud-copilot/iam-simulate',
  },
  {
    file: 'functions/jobs/a.ts',
    text: `import { ScanCommand } from '@aws-sdk/lib-dynamodb';`,
    problem: 'sends ScanCommand',
  },
  {
    file: 'functions/jobs/b.ts',
    text: `import * as dynamodb from '@aws-sdk/client-dynamodb';`,
    problem: 'sends *',
  },
  { file: 'functions/jobs/a.ts', text: 'const key = `AUTHORITY#${id}`;', problem: 'writes a key itself' },
  { file: 'functions/jobs/b.ts', text: `const key = 'SEATS#' + id;`, problem: 'writes a key itself' },
  {
    file: 'functions/documents/a.ts',
    text: 'put({ key, shape: nodeRow, row, was });',
    problem: 'puts a row of a plan itself',
  },
  { file: 'functions/jobs/a.ts', text: 'const name = process.env.TABLE_NAME;', problem: 'reads the environment' },
  { file: 'shared/index.ts', text: '', problem: 'is a barrel, which hides what is imported' },
  { file: 'shared/a.ts', text: '\n'.repeat(301), problem: 'has 301 lines, and 300 is the limit' },
];

describe('a broken file, planted in a copy', () => {
  test.each(broken)('is found: $file $problem', ({ file, text, problem }) => {
    expect(problemsOf(file, text)).toEqual([`${file} ${problem}`]);
  });
});

describe('a file that is as it should be', () => {
  test.each([
    ['functions/authority/plans/a.ts', `import { settingsOf } from '../settings/store.ts';`],
    ['functions/authority/plans/a.ts', `import { within } from '../access.ts';`],
    ['web/api/client.ts', `import type { AuthorityApp } from '#functions/authority/app.ts';`],
    ['functions/jobs/main.ts', 'const name = process.env.TABLE_NAME;'],
    ['functions/jobs/a.ts', '// A plan stands in AUTHORITY#plymouth.'],
    ['functions/jobs/a.test.ts', `const key = 'AUTHORITY#plymouth';`],
  ])('is let through: %s with %s', (file, text) => {
    expect(problemsOf(file, text)).toEqual([]);
  });
});
