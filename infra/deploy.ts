import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Account, accountHere, NoCredentials } from './account.ts';
import { invalidate } from './deploy/invalidation.ts';
import { filled, outputsIn } from './deploy/outputs.ts';
import { buildSteps, type DeployOptions, inWords, type Step, siteSteps, stackSteps } from './deploy/plan.ts';
import { bytesOf, configurationFrom, siteFilesIn } from './deploy/site-files.ts';
import { stateFolder } from './local/dynamodb-fetch.ts';

const usage = `npm run deploy -- [options]
  --site plans.example.gov.uk   where people will find the service
  --certificate arn:aws:acm:…   its certificate, in us-east-1; without one the site keeps CloudFront's own name
  --mail example.gov.uk         the domain that mail comes from; without one the site's own name
  --yes                         do not ask when rights become wider
  --dry-run                     say what would be done, and do nothing

Deploys into the AWS account of this shell's credentials. Once for each account, both regions must be prepared:
  npx cdk bootstrap aws://ACCOUNT/eu-west-2 aws://ACCOUNT/us-east-1`;

const root = resolve(import.meta.dirname, '..');
const page = join(root, 'dist', 'web');

type Asked = DeployOptions & { readonly dryRun: boolean };

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  if (!options) return 2;
  if (options.dryRun) {
    const files = existsSync(page) ? siteSteps(siteFilesIn(page)) : [];
    print([...buildSteps(options), ...stackSteps(options), ...files]);
    if (files.length === 0) console.log('Upload the page: it is not built yet, so its files are not known');
    return 0;
  }
  try {
    await deploy(options, await accountHere());
    return 0;
  } catch (error) {
    if (!(error instanceof NoCredentials)) throw error;
    console.error(`There are no AWS credentials here, so nothing was deployed (${error.message}).\n\n${usage}`);
    return 2;
  }
}

function optionsOf(args: string[]): Asked | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        site: { type: 'string' },
        certificate: { type: 'string' },
        mail: { type: 'string' },
        yes: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const { site, certificate, mail, yes, 'dry-run': dryRun } = values;
    if (certificate !== undefined && site === undefined) throw new Error('A certificate needs the --site it is for');
    return { site, certificate, mail, yes, dryRun, folder: join(stateFolder, 'deploy') };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return undefined;
  }
}

function print(steps: readonly Step[]): void {
  for (const [index, step] of steps.entries()) console.log(`${String(index + 1).padStart(3)}. ${inWords(step)}`);
}

async function deploy(options: Asked, account: Account): Promise<void> {
  console.log(`Deploying into the AWS account ${account.id}`);
  rmSync(options.folder, { recursive: true, force: true });
  const outputs = new Map<string, string>();
  const take = taker(outputs, account);
  for (const step of [...buildSteps(options), ...stackSteps(options)]) await take(step);
  for (const step of siteSteps(siteFilesIn(page))) await take(step);
  const address = filled('<PlaceboardWeb.SiteAddress>', outputs);
  console.log(`\nPlaceboard is at ${options.certificate ? `https://${options.site}` : address}`);
  const host = new URL(address).host;
  if (!options.certificate && options.site !== host) {
    console.log(`Nobody can sign in there until it is deployed with its name: npm run deploy -- --site ${host}`);
  }
}

function taker(outputs: Map<string, string>, account: Account): (step: Step) => Promise<void> {
  const s3 = new S3Client({ region: 'eu-west-2' });
  return async (step) => {
    console.log(`\n▸ ${filled(inWords(step), outputs)}`);
    if (step.does === 'run') {
      await run(
        step.command,
        step.args.map((arg) => filled(arg, outputs)),
      );
      if (step.outputs) for (const [name, value] of outputsIn(step.outputs)) outputs.set(name, value);
    } else if (step.does === 'upload') {
      const { key, contentType, cacheControl } = step.file;
      const Body = step.content === undefined ? bytesOf(page, key) : configurationFrom(filled(step.content, outputs));
      const Bucket = filled(step.bucket, outputs);
      await s3.send(
        new PutObjectCommand({ Bucket, Key: key, Body, ContentType: contentType, CacheControl: cacheControl }),
      );
    } else {
      const distribution = filled(step.distribution, outputs);
      await invalidate({ distribution, paths: step.paths, reference: randomUUID() }, await account.keys());
    }
  };
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolved, rejected) => {
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(join(root, 'node_modules', '.bin', command), args, { cwd: root, stdio: 'inherit', env });
    child.once('error', rejected);
    child.once('exit', (code) =>
      code === 0 ? resolved() : rejected(new Error(`${command} ended with ${code}; what it said is above`)),
    );
  });
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
