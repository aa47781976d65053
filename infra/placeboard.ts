import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readRunFile } from './local/run-files.ts';
import { Refused, type Shell, shellFor } from './onboarding/commands.ts';
import { draftIn } from './onboarding/file.ts';

const usage = `Administer from the shell:

  npm run placeboard -- onboard FILE.yaml                    found, check and let in an authority; again, it goes on
  npm run placeboard -- list                                 all authorities and how they stand
  npm run placeboard -- suspend AUTHORITY --days 30 --why …  read-only at once, closed after these days
  npm run placeboard -- resume AUTHORITY --why …             everything as it was

  --port 4000    of the stack on this machine
  --url https…   of another, with a platform administrator's bearer token in PLACEBOARD_TOKEN`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '4000' },
      url: { type: 'string' },
      days: { type: 'string' },
      why: { type: 'string' },
    },
  });
  const [command, what = ''] = positionals;
  try {
    const shell = () => reach(values);
    if (command === 'onboard' && what !== '') await (await shell()).onboard(draftIn(readFileSync(what, 'utf8')));
    else if (command === 'list') await (await shell()).list();
    else if (command === 'suspend' && what !== '')
      await (await shell()).suspend(what, { days: Number(values.days), why: values.why ?? '' });
    else if (command === 'resume' && what !== '') await (await shell()).resume(what, { why: values.why ?? '' });
    else return told(usage);
    return 0;
  } catch (error) {
    if (error instanceof Refused || (error instanceof Error && 'code' in error)) return told(error.message);
    throw error;
  }
}

function told(words: string): number {
  console.error(words);
  return 1;
}

/** The stack on this machine, as its platform administrator; or another, with a token from the environment. */
async function reach({ url, port }: { url?: string | undefined; port: string }): Promise<Shell> {
  const print = (line: string): void => console.log(line);
  if (url !== undefined) {
    const token = process.env.PLACEBOARD_TOKEN;
    if (!token) throw new Refused('Put a platform administrator’s bearer token into PLACEBOARD_TOKEN.');
    return shellFor({ url, tokenFor: async () => token, print });
  }
  const run = readRunFile(Number(port));
  if (!run) throw new Refused(`No Placeboard runs on port ${port}. Start it with npm start, or say --port or --url.`);
  const local = `http://127.0.0.1:${run.port}`;
  const tokenFor = async (): Promise<string> => {
    const headers = { authorization: `Bearer ${run.secret}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ persona: 'platform@placeboard.example' });
    const answer = await fetch(`${local}/local/token`, { method: 'POST', headers, body });
    return String(Object(await answer.json()).token);
  };
  return shellFor({ url: local, tokenFor, print });
}
