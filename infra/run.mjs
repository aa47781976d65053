import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { installPackages, Missing, node24, requireJava, requireNode, root } from './setup.mjs';

const commands = {
  start: { entry: 'infra/local/start.ts', java: true, does: 'run Placeboard on this machine' },
  test: { entry: 'infra/checks.ts', args: ['all'], java: true, does: 'run every check and test' },
  check: { entry: 'infra/checks.ts', args: ['quick'], does: 'run the checks that take under a minute' },
  bench: { entry: 'test/bench/main.ts', java: true, does: 'measure the budgets' },
  tour: { entry: 'infra/tour/main.ts', java: true, does: 'go once through everything, from onboarding to withdrawing' },
  token: { entry: 'infra/local/token.ts', does: 'print a bearer token of the running stack' },
  deploy: { entry: 'infra/deploy.ts', does: 'deploy to AWS' },
  placeboard: { entry: 'infra/placeboard.ts', does: 'administer from the shell' },
  prove: { entry: 'infra/prove.ts', does: 'replay the recorded verdicts against AWS' },
};

try {
  const [name, ...args] = process.argv.slice(2);
  const command = choose(name);
  requireNode();
  if (command.java) requireJava();
  installPackages();
  run(command, args);
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function choose(name) {
  const known = Object.entries(commands).filter(([, { entry }]) => existsSync(join(root, entry)));
  const command = known.find(([known]) => known === name)?.[1];
  if (command) return command;
  const lines = known.map(([known, { does }]) => `  npm run ${known.padEnd(12)}${does}`);
  throw new Missing(
    [name ? `There is no command "${name}".` : 'Say which command.', 'These are:', ...lines].join('\n'),
  );
}

function run({ entry, args: first = [] }, args) {
  const bin = join(root, 'node_modules', '.bin');
  // The channel tells the child when this process is killed, so that it can put its own children away.
  const child = spawn(node24, [join(root, entry), ...first, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      // What was compiled for one start serves the next, in the processes that it starts as well.
      NODE_COMPILE_CACHE: join(root, '.placeboard', 'compile-cache'),
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${entry} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
}
