import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { assembled, type Sources } from './kept-assembly.ts';

/** Sources of two files, and a maker that writes into the template how often it was asked. */
function someSources() {
  const root = mkdtempSync(join(tmpdir(), 'placeboard-kept-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);
  mkdirSync(join(root, 'functions'));
  write('functions/main.ts', 'one');
  write('lock.json', '{}');
  const made = { times: 0 };
  const sources: Sources = {
    root,
    paths: ['functions', 'lock.json'],
    kept: join(root, 'kept'),
    make: async (folder) => {
      made.times += 1;
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'Stack.template.json'), JSON.stringify({ made: made.times }));
    },
  };
  let folders = 0;
  const ask = async (asked: Sources = sources) => {
    folders += 1;
    return (await assembled(join(root, `out-${folders}`), asked)).templates;
  };
  return { root, write, sources, ask };
}

describe('an assembly', () => {
  test('is made once of the same sources', async () => {
    const { ask } = someSources();
    expect([await ask(), await ask()]).toEqual([{ Stack: { made: 1 } }, { Stack: { made: 1 } }]);
  });

  test.for([
    { name: 'a file', path: 'functions/main.ts' },
    { name: 'the packages', path: 'lock.json' },
    { name: 'what files there are', path: 'functions/other.ts' },
  ])('is made anew when $name changed, and not again when it is as it was', async ({ path }) => {
    const { ask, write, root } = someSources();
    await ask();
    write(path, 'two');
    expect(await ask()).toEqual({ Stack: { made: 2 } });
    if (path === 'functions/other.ts') rmSync(join(root, path));
    else write(path, path === 'lock.json' ? '{}' : 'one');
    expect(await ask()).toEqual({ Stack: { made: 1 } });
  });

  test('is made anew for another setting on the command line', async () => {
    const { ask } = someSources();
    await ask();
    process.env.CDK_CONTEXT_JSON = '{"domain":"elsewhere.example"}';
    onTestFinished(() => {
      delete process.env.CDK_CONTEXT_JSON;
    });
    expect(await ask()).toEqual({ Stack: { made: 2 } });
  });

  test('whose sources changed while it was made is not kept', async () => {
    const { ask, write, sources } = someSources();
    const make = async (folder: string) => {
      await sources.make(folder);
      write('functions/main.ts', 'two');
    };
    await ask({ ...sources, make });
    write('functions/main.ts', 'one');
    expect(await ask()).toEqual({ Stack: { made: 2 } });
  });

  test('is the asker’s own: what becomes of it is nothing to the next', async () => {
    const { ask, root } = someSources();
    await ask();
    writeFileSync(join(root, 'out-1', 'Stack.template.json'), '{}');
    await ask();
    writeFileSync(join(root, 'out-2', 'Stack.template.json'), '{}');
    expect(await ask()).toEqual({ Stack: { made: 1 } });
  });

  test('that could not be made leaves nothing behind', async () => {
    const { ask, sources } = someSources();
    const make = async () => {
      throw new Error('A rule is broken');
    };
    await expect(ask({ ...sources, make })).rejects.toThrow('A rule is broken');
    expect(await ask()).toEqual({ Stack: { made: 1 } });
  });

  test('gives way to newer ones in the end', async () => {
    const { ask, write, sources } = someSources();
    for (let change = 0; change < 9; change += 1) {
      write('functions/main.ts', `${change}`);
      await ask();
    }
    expect(readdirSync(sources.kept)).toHaveLength(6);
    expect(await ask()).toEqual({ Stack: { made: 9 } });
  });
});
