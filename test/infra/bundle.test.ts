import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BundleReport, bundleFunctions } from '#infra/bundle.ts';
import { functionNames } from '#infra/constructs/function-names.ts';

let report: BundleReport;
beforeAll(async () => {
  report = await bundleFunctions();
}, 60_000);

describe('the bundles', () => {
  test('are one for each function, and none for the kernel', () => {
    expect(report.functions.map(({ name }) => name)).toEqual([...functionNames]);
  });

  test('hold a module and its map and nothing else', async () => {
    const folders = await Promise.all(report.functions.map(({ folder }) => readdir(folder)));
    expect(folders).toEqual(folders.map(() => ['index.mjs', 'index.mjs.map']));
  });

  test('are small enough to start quickly', () => {
    const tooLarge = report.functions.filter(({ bytes }) => bytes > 520_000);
    expect(tooLarge).toEqual([]);
  });

  test('are read as one byte for each letter', async () => {
    const bundles = await Promise.all(report.functions.map(({ folder }) => readFile(join(folder, 'index.mjs'))));
    expect(bundles.map((bytes) => bytes.findIndex((byte) => byte > 127))).toEqual(bundles.map(() => -1));
  });

  test('carry the schemas that they check with, and none that only the document is made of', async () => {
    const authority = report.functions.find(({ name }) => name === 'authority');
    const text = await readFile(join(authority?.folder ?? '', 'index.mjs'), 'utf8');
    const carried = (id: string) => text.includes(`id:"${id}"`);
    expect(['UpdateDraft', 'SettingsChange'].map(carried)).toEqual([true, true]);
    expect(['PlanList', 'BoardView', 'MyWork'].map(carried)).toEqual([false, false, false]);
  });
});
