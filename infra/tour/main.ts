import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembled } from '../kept-assembly.ts';
import { writeDemonstration } from '../local/demonstration.ts';
import { type Stack, startStack } from '../local/stack.ts';
import { tellerOf } from './tell.ts';
import { thread } from './thread.ts';

process.exitCode = await main();
if (process.connected) {
  process.removeAllListeners('disconnect');
  process.disconnect();
}

async function main(): Promise<number> {
  // Functions live in UTC, as in Lambda.
  process.env.TZ = 'UTC';
  const folder = mkdtempSync(join(tmpdir(), 'placeboard-tour-'));
  try {
    console.log('Starting a stack of its own with the demonstration content…');
    const stack = await startStack({ assembly: assembled(folder) });
    stopOnSignals(stack);
    try {
      await writeDemonstration(stack);
      await thread({ url: stack.url, tokenFor: stack.tokenFor }, tellerOf(console.log));
      console.log('The thread holds from end to end.');
      return 0;
    } finally {
      await stack.stop();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Also when the command in front of this process was killed: the engine would outlive both. */
function stopOnSignals(stack: Stack): void {
  const stop = () => void stack.stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  process.once('disconnect', stop);
}
