import { readdir } from 'node:fs/promises';
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
});
