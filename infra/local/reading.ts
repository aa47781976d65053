import * as z from 'zod';
import type { Resolver, Resource } from './gate/resolve.ts';

export interface Reading {
  readonly resolver: Resolver;
  /** The name of the function that an ARN or a name means. */
  readonly nameOf: (reference: string) => string;
}

/** Reads a resource's resolved properties and refuses, by name, what the schema does not know. */
export function propertiesOf<T>(read: Reading, resource: Resource, schema: z.ZodType<T>): T {
  const result = schema.safeParse(read.resolver.properties(resource));
  if (result.success) return result.data;
  throw new Error(`The runner does not support ${resource.id} (${resource.type}): ${z.prettifyError(result.error)}`);
}

export function functionNames(resolver: Resolver): (reference: string) => string {
  const names = new Map<string, string>();
  for (const resource of resolver.ofType('AWS::Lambda::Function')) {
    const name = resolver.ref(resource);
    names.set(name, name).set(String(resolver.attribute(resource, 'Arn')), name);
  }
  return (reference) => {
    const name = names.get(reference);
    if (!name) throw new Error(`The template speaks of a function that is not in it: ${reference}`);
    return name;
  };
}

const PermissionProperties = z.strictObject({
  Action: z.literal('lambda:InvokeFunction'),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string(),
});

interface Wanted {
  readonly principal: string;
  readonly target: string;
  readonly source: string;
}

/** A service may call a function only where the template has a permission that says so. */
export function demandPermission(read: Reading, { principal, target, source }: Wanted): void {
  const name = read.nameOf(target);
  const permitted = read.resolver.ofType('AWS::Lambda::Permission').some((resource) => {
    const permission = propertiesOf(read, resource, PermissionProperties);
    const covers = permission.Principal === principal && arnLike(permission.SourceArn, source);
    return covers && read.nameOf(permission.FunctionName) === name;
  });
  if (!permitted)
    throw new Error(`${principal} may not invoke ${name} for ${source}: the template has no such permission`);
}

function arnLike(pattern: string, arn: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`).test(arn);
}
