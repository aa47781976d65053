import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { synthesise } from '#infra/app.ts';
import { type Stack, startStack } from '#infra/local/stack.ts';
import { buildWeb } from '#infra/local/web-build.ts';
import { attempt } from './attempt.ts';
import { startLine, testLine } from './commands.ts';
import { onStack } from './on-stack.ts';
import { step } from './progress.ts';
import { type Budget, budgetTable, summary, verdictOf } from './table.ts';

async function main(): Promise<number> {
  // Functions live in UTC, as in Lambda.
  process.env.TZ = 'UTC';
  console.log(machine());
  const directory = mkdtempSync(join(tmpdir(), 'placeboard-bench-'));
  const budgets: Budget[] = [];
  try {
    step('synthesising, building the page, starting a stack of its own');
    await buildWeb();
    const stack = await startStack({ assembly: synthesise(directory) });
    stopOnSignals(stack);
    try {
      budgets.push(...(await onStack(stack)));
    } finally {
      await stack.stop();
    }
    step('npm start');
    budgets.push(await attempt('npm start, ready', '20 s', async () => [await startLine()]));
    budgets.push(await attempt('npm test', '8 min on 2 cores', async () => [testLine()]));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  console.log(`\n${budgetTable(budgets)}\n\n${summary(budgets)}`);
  return budgets.some((each) => verdictOf(each) === 'failed') ? 1 : 0;
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'a processor of unknown make';
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return `${availableParallelism()} cores (${model}), ${memory}, Node ${process.versions.node}, ${process.platform} ${process.arch}; DynamoDB Local in memory`;
}

/** Also when the command in front of this process was killed: the engine would outlive both. */
function stopOnSignals(stack: Stack): void {
  const stop = () => void stack.stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  process.once('disconnect', stop);
}

process.exitCode = await main();
if (process.connected) {
  process.removeAllListeners('disconnect');
  process.disconnect();
}
