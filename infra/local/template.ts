import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import * as z from 'zod';
import type { Templates } from './gate/resolve.ts';
import { onlyOnAws, runs } from './supported.ts';

const Template = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
});
type Template = z.infer<typeof Template>;

/** What a deployment is told on the command line, and what stands in for it on one machine. */
const parameterDefaults: Readonly<Record<string, string>> = {
  FirewallArn: 'arn:aws:wafv2:us-east-1:000000000000:global/webacl/local/local',
};

/** The name that the template has until a deployment says where people find the service. */
const undecidedOrigin = 'https://placeboard.invalid';

/** The same templates, deployed to one machine: parameters have values, and the site has its local address. */
export function localised(templates: Templates, origin: string): Templates {
  return Object.fromEntries(
    Object.entries(templates).map(([name, source]) => {
      const here: unknown = JSON.parse(JSON.stringify(source).replaceAll(undecidedOrigin, origin));
      return [name, withParameters(name, Template.parse(here))];
    }),
  );
}

function withParameters(stack: string, template: Template): Template {
  const parameters = Object.entries(template.Parameters).map(([name, parameter]) => {
    const value = parameter.Default ?? parameterDefaults[name];
    if (value === undefined) throw new Error(`${stack}: parameter ${name} has no value on one machine`);
    return [name, { ...parameter, Default: value }] as const;
  });
  return { ...template, Parameters: Object.fromEntries(parameters) };
}

/** Refuses every resource and property that is neither run here nor known to stand only on AWS, all at once. */
export function refuseUnsupported(templates: Templates): void {
  const problems = Object.values(templates).flatMap((source) =>
    Object.entries(Template.parse(source).Resources).flatMap(([id, { Type, Properties }]) =>
      problemsOf(id, Type, Object.keys(Properties)),
    ),
  );
  if (problems.length === 0) return;
  throw new Error(
    `The runner does not support all of the template:\n${problems.map((each) => `  ${each}`).join('\n')}`,
  );
}

function problemsOf(id: string, type: string, properties: readonly string[]): string[] {
  const elsewhere = onlyOnAws[type];
  if (typeof elsewhere === 'string') return [];
  const run = runs[type];
  if (!run) return [`${id}: resources of the type ${type} are not run here`];
  return properties
    .filter((property) => !run.includes(property) && !elsewhere?.[property])
    .map((property) => `${id} (${type}): the property ${property} is not run here`);
}

const Assets = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

/** Where each uploaded object came from: the folder of every asset by its key in the staging bucket. */
export function assetFolders(directory: string): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const name of readdirSync(directory).filter((each) => each.endsWith('.assets.json'))) {
    const { files } = Assets.parse(JSON.parse(readFileSync(join(directory, name), 'utf8')));
    for (const { source, destinations } of Object.values(files)) {
      if (source.path === undefined) continue;
      const folder = isAbsolute(source.path) ? source.path : join(directory, source.path);
      for (const { objectKey } of Object.values(destinations)) folders.set(objectKey, folder);
    }
  }
  return folders;
}
