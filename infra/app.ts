import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleFunctions } from './bundle.ts';
import { plainSynthesizer } from './constructs/library-types.ts';
import { PlaceboardRules } from './rules/plugin.ts';
import { DataStack } from './stacks/data.ts';
import { EdgeStack } from './stacks/edge.ts';
import { IdentityStack } from './stacks/identity.ts';
import { MailStack } from './stacks/mail.ts';
import { ServiceStack } from './stacks/service.ts';
import { siteFrom } from './stacks/site.ts';
import { WebStack } from './stacks/web.ts';

export type Synthesised = {
  readonly directory: string;
  /** Each stack's template by the stack's name. */
  readonly templates: Record<string, unknown>;
};

const defaultDirectory = join(dirname(dirname(fileURLToPath(import.meta.url))), 'cdk.out');

const home = { region: 'eu-west-2' };
const edge = { region: 'us-east-1' };

// Written here and not in cdk.json, so that a test and the command line build the same thing.
const context = {
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  'aws:cdk:app-mode': 'inmemory',
};

function stackProps(env: { region: string }, description: string) {
  return { env, description, synthesizer: plainSynthesizer() };
}

function buildApp(outdir: string): App {
  const app = new App({ context, outdir, analyticsReporting: false, treeMetadata: false });
  const site = siteFrom(app.node);
  const { holdings } = new DataStack(app, 'PlaceboardData', {
    ...stackProps(home, 'Placeboard: rows, files and their key, kept whatever happens to the rest'),
    site,
  });
  const identity = new IdentityStack(app, 'PlaceboardIdentity', {
    ...stackProps(home, 'Placeboard: how officers sign in'),
    site,
  });
  const { sender } = new MailStack(app, 'PlaceboardMail', {
    ...stackProps(home, 'Placeboard: the domain that mail comes from'),
    site,
  });
  const { api } = new ServiceStack(app, 'PlaceboardService', {
    ...stackProps(home, 'Placeboard: the functions and what each may do'),
    holdings,
    identity,
    site,
    sender,
  });
  new WebStack(app, 'PlaceboardWeb', {
    ...stackProps(home, 'Placeboard: the site that people open'),
    site,
    identity,
    api,
    objects: holdings.objects,
  });
  new EdgeStack(app, 'PlaceboardEdge', stackProps(edge, 'Placeboard: the firewall before the site'));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new PlaceboardRules());
  return app;
}

/** Bundles the functions, builds every template and checks them; throws with the findings when a rule is broken. */
export async function synthesise(outdir = process.env.CDK_OUTDIR ?? defaultDirectory): Promise<Synthesised> {
  await bundleFunctions();
  const assembly = buildApp(outdir).synth();
  return {
    directory: assembly.directory,
    templates: Object.fromEntries(assembly.stacks.map((stack) => [stack.stackName, stack.template])),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await synthesise();
}
