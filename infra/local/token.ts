import { parseArgs } from 'node:util';
import * as z from 'zod';
import { personaGroups } from './personas.ts';
import { readRunFile } from './run-files.ts';

const Minted = z.object({ token: z.string() });

process.exitCode = await main();

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '4000' } },
  });
  const [persona] = positionals;
  if (!persona) {
    const addresses = personaGroups.flatMap(({ personas }) => personas.map(({ address }) => `  ${address}`));
    console.error(['Say for whom: npm run token -- clerk@plymouth.example', ...addresses].join('\n'));
    return 1;
  }
  const run = readRunFile(Number(values.port));
  if (!run) {
    console.error(`No Placeboard runs on port ${values.port}. Start it with npm start, or say --port.`);
    return 1;
  }
  const response = await fetch(`http://127.0.0.1:${run.port}/local/token`, {
    method: 'POST',
    headers: { authorization: `Bearer ${run.secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  if (!response.ok) {
    console.error(`The stack refused: ${await response.text()}`);
    return 1;
  }
  console.log(Minted.parse(await response.json()).token);
  return 0;
}
