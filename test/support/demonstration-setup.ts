import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { assembled } from '#infra/kept-assembly.ts';
import { writeDemonstration } from '#infra/local/demonstration.ts';
import { type Stack, startStack } from '#infra/local/stack.ts';
import { buildWeb } from '#infra/local/web-build.ts';
import { type UnpackedBrowser, unpackBrowser } from '../journeys/unpacked-browser.ts';

/** What a journey is told: where the demonstration is, what mints tokens there, and the browser to go with. */
export type Demonstration = { url: string; secret: string; browser: UnpackedBrowser };

declare module 'vitest' {
  export interface ProvidedContext {
    demonstration: Demonstration;
  }
}

const builtWeb = resolve(import.meta.dirname, '../../dist/web');

/** One stack in memory with the demonstration content, the page and a browser, for all journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const undo = new AsyncDisposableStack();
  try {
    project.provide('demonstration', await demonstration(undo));
  } catch (error) {
    await undo.disposeAsync();
    throw error;
  }
  return () => undo.disposeAsync();
}

async function demonstration(undo: AsyncDisposableStack): Promise<Demonstration> {
  const folder = mkdtempSync(join(tmpdir(), 'placeboard-journeys-'));
  undo.defer(() => rmSync(folder, { recursive: true, force: true }));
  const webFolder = join(folder, 'web');
  const starting = startStack({ assembly: assembled(join(folder, 'assembly')), webFolder });
  undo.defer(async () => {
    const [started] = await Promise.allSettled([starting]);
    if (started.status === 'fulfilled') await started.value.stop();
  });
  const [{ url, secret }, browser] = await Promise.all([
    starting.then(withContent),
    unpackBrowser(join(folder, 'browser')),
    // A copy, so that a build made meanwhile does not take the page away from under a journey.
    buildWeb().then(() => cpSync(builtWeb, webFolder, { recursive: true })),
  ]);
  return { url, secret, browser };
}

async function withContent(stack: Stack): Promise<Stack> {
  await writeDemonstration(stack);
  return stack;
}
