import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BundledFunction, bundleFolder, bundleFunctions } from '#infra/bundle.ts';
import { bytesAtStart, bytesIn } from '#infra/bundle-modules.ts';
import { functionNames } from '#infra/constructs/function-names.ts';

let bundled: readonly BundledFunction[];
beforeAll(async () => {
  bundled = (await bundleFunctions()).functions;
}, 60_000);

const textsOf = ({ folder, modules }: BundledFunction): Promise<string[]> =>
  Promise.all(modules.map(({ file }) => readFile(join(folder, file), 'latin1')));

describe('the bundles', () => {
  test('are one for each function, and none for the kernel', () => {
    expect(bundled.map(({ name }) => name)).toEqual([...functionNames]);
  });

  test('hold a module for the handler, those that it loads, the map of each, and what is read beside them', async () => {
    const folders = await Promise.all(bundled.map(async ({ folder }) => (await readdir(folder)).sort()));
    const expected = bundled.map(({ modules, beside }) =>
      [...beside, ...modules.flatMap(({ file }) => [file, `${file}.map`])].sort(),
    );
    expect(folders).toEqual(expected);
    expect(expected.filter((files) => !files.includes('index.mjs'))).toEqual([]);
  });

  test('keep nothing of an earlier build', async () => {
    const left = join(bundleFolder('dispatcher'), 'routes-OFBEFORE.mjs');
    await writeFile(left, 'export const before = true;');
    await bundleFunctions(['dispatcher']);
    expect(await readdir(bundleFolder('dispatcher'))).not.toContain('routes-OFBEFORE.mjs');
  });

  test('are small enough to start quickly', () => {
    expect(bundled.filter(({ modules }) => bytesAtStart(modules) > 520_000)).toEqual([]);
    expect(bundled.filter(({ modules }) => bytesIn(modules) > 1_000_000)).toEqual([]);
  });

  test('begin without what is loaded when it is asked for', () => {
    const authority = bundled.find(({ name }) => name === 'authority')?.modules ?? [];
    const inputs = authority.filter(({ atStart }) => atStart).flatMap((module) => module.inputs);
    expect(inputs).toContain('functions/authority/app.ts');
    expect(inputs.filter((input) => /^shared\/|^functions\/authority\/\w+\/|\/zod\//.test(input))).toEqual([]);
  });

  test('are read as one byte for each letter', async () => {
    const texts = (await Promise.all(bundled.map(textsOf))).flat();
    expect(texts.length).toBeGreaterThan(bundled.length);
    // With what stands around it: a whole bundle would say where it is to nobody.
    const wider = texts.flatMap((text) => /.{0,40}[\u0080-\u00ff].{0,40}/.exec(text)?.[0] ?? []);
    expect(wider).toEqual([]);
  });

  test('carry the schemas that they check with, and none that only the document is made of', async () => {
    const authority = bundled.filter(({ name }) => name === 'authority');
    const text = (await Promise.all(authority.map(textsOf))).flat().join('\n');
    const carried = (id: string) => text.includes(`id:"${id}"`);
    expect(['UpdateDraft', 'SettingsChange'].map(carried)).toEqual([true, true]);
    expect(['PlanList', 'BoardView', 'MyWork'].map(carried)).toEqual([false, false, false]);
  });
});
