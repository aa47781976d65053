import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { assembled } from '#infra/kept-assembly.ts';

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
const Template = z.looseObject({ Resources: z.record(z.string(), Resource) });
type Template = z.infer<typeof Template>;
export type Templates = Record<string, Template>;

async function build(): Promise<Templates> {
  const directory = await mkdtemp(join(tmpdir(), 'placeboard-templates-'));
  try {
    const { templates } = await assembled(directory);
    return z.record(z.string(), Template).parse(templates);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

let building: Promise<Templates> | undefined;

/** The application's templates as the stacks under test have them; each caller gets a copy to do with as it likes. */
export async function synthesised(): Promise<Templates> {
  building ??= build();
  return structuredClone(await building);
}

/** One resource of one stack; a test that names a resource that is not there fails here. */
export function resource(templates: Templates, stack: string, logicalId: string) {
  const found = templates[stack]?.Resources[logicalId];
  if (!found) throw new Error(`${stack} has no ${logicalId}`);
  return found;
}

/** All resources of one type in one stack. */
export const ofType = (templates: Templates, stack: string, type: string) =>
  Object.values(templates[stack]?.Resources ?? {}).filter((each) => each.Type === type);
