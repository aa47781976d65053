import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Account, accountHere, NoCredentials } from './account.ts';
import { synthesise } from './app.ts';
import { roleArn } from './local/gate/names.ts';
import { type World, worldOf } from './local/gate/world.ts';
import { localised } from './local/template.ts';
import { compare, report } from './prove/comparison.ts';
import { answerTo } from './prove/iam.ts';
import { decisionIn, type Question, questionOf } from './prove/question.ts';
import { type RecordedVerdict, readRecording, recordingPath } from './prove/recording.ts';

const usage = `npm run prove -- [--recording FILE]
  Asks IAM in your AWS account (iam:SimulateCustomPolicy; nothing is made or changed there) every question on which the
  tests recorded a verdict, with the template's own policies, and says where IAM decides otherwise.`;

/** Answers 0 where AWS agrees, 1 where it does not, 2 where it could not be asked. */
async function main(): Promise<number> {
  const path = recordingNamed(process.argv.slice(2));
  const verdicts = path === undefined ? undefined : readRecording(path);
  if (!verdicts) {
    if (path !== undefined) console.error(`There is no recording at ${path}. Run npm test, which leaves one.\n`);
    console.error(usage);
    return 2;
  }
  try {
    const account = await accountHere();
    console.log(`${verdicts.length} recorded verdicts, put to IAM in account ${account.id}`);
    const comparison = await compare(verdicts, asker(await currentWorld(), account));
    console.log(report(comparison));
    return comparison.disagreed.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NoCredentials)) throw error;
    console.error(
      `There are no AWS credentials here, so nothing was asked (${error.message}).\nSign in to AWS in this shell first, for example with AWS_PROFILE.\n\n${usage}`,
    );
    return 2;
  }
}

function recordingNamed(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { recording: { type: 'string', default: recordingPath } } }).values.recording;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n`);
    return undefined;
  }
}

async function currentWorld(): Promise<World> {
  const directory = mkdtempSync(join(tmpdir(), 'placeboard-prove-'));
  try {
    const { templates } = await synthesise(directory);
    return worldOf(localised(templates, 'http://localhost'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Two lines of the recording can be the same question, by two statements that allow it: it is asked once. */
function asker(world: World, account: Account) {
  const asked = new Map<string, ReturnType<typeof ask>>();
  const ask = async (question: Question) => decisionIn(await answerTo(question, account));
  return (verdict: RecordedVerdict) => {
    const role = world.roles.get(roleArn(verdict.role));
    if (!role) throw new Error(`The template has no role ${verdict.role}: record the verdicts again with npm test`);
    const question = questionOf(role, verdict, account.id);
    const answer = asked.get(question.id) ?? ask(question);
    asked.set(question.id, answer);
    return answer;
  };
}

process.exitCode = await main();
