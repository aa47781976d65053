import * as z from 'zod';
import { ACCOUNT, attributeOf, type Named, PARTITION, REGION, refOf } from './names.ts';

const TemplateSchema = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Condition: z.string().optional(),
      Properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
  Outputs: z
    .record(
      z.string(),
      z.looseObject({ Value: z.unknown().optional(), Export: z.looseObject({ Name: z.unknown() }).optional() }),
    )
    .default({}),
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
});
type Template = z.infer<typeof TemplateSchema>;

/** The synthesised templates by the name of their stack, as CloudFormation would receive them. */
export type Templates = Readonly<Record<string, unknown>>;
export type Resource = Named & { stack: string };
export type ResolveOptions = {
  /** Answers for attributes that only the runner knows, such as the address of a site. */
  attribute?: (resource: Resource, attribute: string) => unknown;
};
export type Resolver = {
  /** Every resource of every stack, its properties still unresolved. */
  resources: Resource[];
  ofType(type: string): Resource[];
  resolve(stack: string, value: unknown): unknown;
  /** The resource's properties with every intrinsic replaced. */
  properties(resource: Resource): Record<string, unknown>;
  /** What `Ref` gives for the resource: mostly its name. */
  ref(resource: Resource): string;
  attribute(resource: Resource, attribute: string): unknown;
};

type Stack = { name: string; template: Template; resources: Map<string, Resource> };
type World = {
  stacks: Map<string, Stack>;
  exports: Map<string, { stack: Stack; value: unknown }>;
  options: ResolveOptions;
};
type Scope = { world: World; stack: Stack };

const NO_VALUE = Symbol('AWS::NoValue');
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function resolverOf(templates: Templates, options: ResolveOptions = {}): Resolver {
  const world: World = { stacks: new Map(), exports: new Map(), options };
  for (const [name, source] of Object.entries(templates)) world.stacks.set(name, stackOf(name, source));
  for (const stack of world.stacks.values()) collectExports(world, stack);
  const resources = [...world.stacks.values()].flatMap((stack) => [...stack.resources.values()]);
  const resolve = (name: string, value: unknown): unknown => {
    const stack = world.stacks.get(name);
    if (!stack) throw new Error(`There is no stack "${name}" among the templates`);
    const resolved = resolveIn({ world, stack }, value);
    return resolved === NO_VALUE ? undefined : resolved;
  };
  return {
    resources,
    ofType: (type) => resources.filter((resource) => resource.type === type),
    resolve,
    properties: (resource) => z.record(z.string(), z.unknown()).parse(resolve(resource.stack, resource.properties)),
    ref: (resource) => String(resolve(resource.stack, { Ref: resource.id })),
    attribute: (resource, attribute) => resolve(resource.stack, { 'Fn::GetAtt': [resource.id, attribute] }),
  };
}

function stackOf(name: string, source: unknown): Stack {
  const template = TemplateSchema.parse(source);
  const resources = Object.entries(template.Resources).map(
    ([id, { Type, Properties }]) => [id, { stack: name, id, type: Type, properties: Properties }] as const,
  );
  return { name, template, resources: new Map(resources) };
}

function collectExports(world: World, stack: Stack): void {
  for (const { Value, Export } of Object.values(stack.template.Outputs)) {
    if (Export) world.exports.set(String(resolveIn({ world, stack }, Export.Name)), { stack, value: Value });
  }
}

function resolveIn(scope: Scope, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveIn(scope, item)).filter((item) => item !== NO_VALUE);
  if (!isRecord(value)) return value;
  const [only, ...others] = Object.entries(value);
  if (only && others.length === 0) {
    const [name, argument] = only;
    const intrinsic = INTRINSICS[name];
    if (intrinsic) return intrinsic(scope, argument);
    if (name.startsWith('Fn::')) throw new Error(`${scope.stack.name}: ${name} is not supported`);
  }
  const members = Object.entries(value).map(([key, member]) => [key, resolveIn(scope, member)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== NO_VALUE));
}

type Intrinsic = (scope: Scope, argument: unknown) => unknown;

const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (scope, argument) => reference(scope, z.string().parse(argument)),
  Condition: (scope, argument) => condition(scope, z.string().parse(argument)),
  'Fn::GetAtt': getAttribute,
  'Fn::Join': (scope, argument) => {
    const [separator, parts] = z.tuple([z.string(), z.unknown()]).parse(argument);
    return strings(resolveIn(scope, parts)).join(separator);
  },
  'Fn::Split': (scope, argument) => {
    const [separator, text] = z.tuple([z.string(), z.unknown()]).parse(argument);
    return z.string().parse(resolveIn(scope, text)).split(separator);
  },
  'Fn::Select': (scope, argument) => {
    const [index, list] = z.tuple([z.unknown(), z.unknown()]).parse(argument);
    const chosen = z.array(z.unknown()).parse(resolveIn(scope, list))[Number(resolveIn(scope, index))];
    if (chosen === undefined) throw new Error(`${scope.stack.name}: Fn::Select finds nothing at ${String(index)}`);
    return chosen;
  },
  'Fn::Sub': substitute,
  'Fn::ImportValue': (scope, argument) => {
    const name = String(resolveIn(scope, argument));
    const found = scope.world.exports.get(name);
    if (!found) throw new Error(`${scope.stack.name}: no stack exports "${name}"`);
    return resolveIn({ world: scope.world, stack: found.stack }, found.value);
  },
  'Fn::FindInMap': (scope, argument) => {
    const [map, top, second] = strings(resolveIn(scope, argument));
    const found = scope.stack.template.Mappings[map ?? '']?.[top ?? '']?.[second ?? ''];
    if (found === undefined) throw new Error(`${scope.stack.name}: nothing mapped at ${map}.${top}.${second}`);
    return resolveIn(scope, found);
  },
  'Fn::Base64': (scope, argument) => Buffer.from(String(resolveIn(scope, argument))).toString('base64'),
  'Fn::If': (scope, argument) => {
    const [name, yes, no] = z.tuple([z.string(), z.unknown(), z.unknown()]).parse(argument);
    return resolveIn(scope, condition(scope, name) ? yes : no);
  },
  'Fn::Equals': (scope, argument) => {
    const [left, right] = z.array(z.unknown()).parse(resolveIn(scope, argument));
    return left === right;
  },
  'Fn::And': (scope, argument) => z.array(z.boolean()).parse(resolveIn(scope, argument)).every(Boolean),
  'Fn::Or': (scope, argument) => z.array(z.boolean()).parse(resolveIn(scope, argument)).some(Boolean),
  'Fn::Not': (scope, argument) => !z.array(z.boolean()).parse(resolveIn(scope, argument))[0],
};

const strings = (value: unknown): string[] => z.array(z.union([z.string(), z.number()]).transform(String)).parse(value);

function condition(scope: Scope, name: string): boolean {
  const source = scope.stack.template.Conditions[name];
  if (source === undefined) throw new Error(`${scope.stack.name}: no condition is called "${name}"`);
  return z.boolean().parse(resolveIn(scope, source));
}

function reference(scope: Scope, name: string): unknown {
  const { stack } = scope;
  const pseudo = pseudoParameter(stack.name, name);
  if (pseudo !== undefined) return pseudo;
  const parameter = stack.template.Parameters[name];
  if (parameter) {
    if (parameter.Default === undefined) throw new Error(`${stack.name}: parameter "${name}" has no default`);
    return parameter.Default;
  }
  return refOf(settled(scope, name));
}

function pseudoParameter(stack: string, name: string): unknown {
  const values: Record<string, unknown> = {
    'AWS::AccountId': ACCOUNT,
    'AWS::Region': REGION,
    'AWS::Partition': PARTITION,
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack,
    'AWS::StackId': `arn:${PARTITION}:cloudformation:${REGION}:${ACCOUNT}:stack/${stack}/local`,
    'AWS::NoValue': NO_VALUE,
    'AWS::NotificationARNs': [],
  };
  return values[name];
}

/** The resource with the properties that name it resolved; the others stay, so that references cannot go in circles. */
function settled(scope: Scope, id: string): Resource {
  const resource = scope.stack.resources.get(id);
  if (!resource) throw new Error(`${scope.stack.name}: nothing is called "${id}"`);
  const naming = Object.entries(resource.properties).filter(([key]) =>
    /Name$|^Domain$|^Identifier$|^EmailIdentity$/.test(key),
  );
  return { ...resource, properties: Object.fromEntries(naming.map(([key, value]) => [key, resolveIn(scope, value)])) };
}

function getAttribute(scope: Scope, argument: unknown): unknown {
  const parts = typeof argument === 'string' ? argument.split('.') : strings(argument);
  const [id = '', ...rest] = parts;
  const attribute = rest.join('.');
  const resource = settled(scope, id);
  const value = scope.world.options.attribute?.(resource, attribute) ?? attributeOf(resource, attribute);
  if (value === undefined) {
    throw new Error(`${scope.stack.name}: attribute ${attribute} of ${id} (${resource.type}) is not supported`);
  }
  return value;
}

function substitute(scope: Scope, argument: unknown): string {
  const given = typeof argument === 'string' ? [argument, {}] : argument;
  const [text, own] = z.tuple([z.string(), z.record(z.string(), z.unknown())]).parse(given);
  return text.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in own) return String(resolveIn(scope, own[name]));
    return String(name.includes('.') ? getAttribute(scope, name) : reference(scope, name));
  });
}
