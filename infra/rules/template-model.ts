import * as z from 'zod';

export type Templates = Readonly<Record<string, unknown>>;

/** What a rule found: where, in which statement, and what is wrong with it. */
export type Finding = {
  readonly rule: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly sid: string;
  readonly message: string;
};

const Resource = z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
const Template = z.looseObject({
  Resources: z.record(z.string(), Resource).default({}),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Export: z.looseObject({ Name: z.unknown() }).optional() }))
    .default({}),
});
const RawStatement = z.strictObject({
  Sid: z.string().default(''),
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.unknown().optional(),
  NotAction: z.unknown().optional(),
  Resource: z.unknown().optional(),
  NotResource: z.unknown().optional(),
  Principal: z.unknown().optional(),
  NotPrincipal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
const PolicyDocument = z.looseObject({ Statement: z.array(RawStatement) });

export type TemplateResource = {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

export type Statement = {
  readonly stack: string;
  readonly logicalId: string;
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Each principal as `AWS:<…>`, `Service:…`. */
  readonly principals: readonly string[];
  /** It says what it does not cover, so what it covers cannot be read from it. */
  readonly inverted: boolean;
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};

const list = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The templates of one application read together: resources, and references followed from stack to stack. */
export class TemplateModel {
  readonly resources: readonly TemplateResource[];
  private readonly exported = new Map<string, { stack: string; value: unknown }>();

  constructor(templates: Templates) {
    const resources: TemplateResource[] = [];
    for (const [stack, template] of Object.entries(templates)) {
      const { Resources, Outputs } = Template.parse(template);
      for (const [logicalId, { Type, Properties }] of Object.entries(Resources)) {
        resources.push({ stack, logicalId, type: Type, properties: Properties });
      }
      for (const { Value, Export } of Object.values(Outputs)) {
        if (Export) this.exported.set(this.text(stack, Export.Name), { stack, value: Value });
      }
    }
    this.resources = resources;
  }

  ofType(...types: readonly string[]): TemplateResource[] {
    return this.resources.filter(({ type }) => types.includes(type));
  }

  only(type: string): TemplateResource {
    const [found, ...more] = this.ofType(type);
    if (!found || more.length > 0)
      throw new Error(`Expected exactly one ${type}, found ${more.length + (found ? 1 : 0)}`);
    return found;
  }

  /** A value as text, each reference as `<stack.logicalId.attribute>` of whoever owns it. */
  text(stack: string, value: unknown): string {
    if (!isRecord(value)) return String(value);
    const [[kind, argument] = ['', undefined]] = Object.entries(value);
    if (kind === 'Ref') return String(argument).startsWith('AWS::') ? `<${argument}>` : `<${stack}.${argument}>`;
    if (kind === 'Fn::GetAtt') return `<${[stack, ...list(argument)].join('.')}>`;
    if (kind === 'Fn::ImportValue') return this.imported(this.text(stack, argument));
    if (kind === 'Fn::Sub') return String(list(argument)[0]);
    if (kind === 'Fn::Join') {
      const [separator, parts] = list(argument);
      return list(parts)
        .map((part) => this.text(stack, part))
        .join(String(separator));
    }
    return JSON.stringify(value);
  }

  texts(stack: string, value: unknown): string[] {
    return list(value).map((each) => this.text(stack, each));
  }

  statements(owner: TemplateResource, document: unknown): Statement[] {
    const { stack, logicalId } = owner;
    return PolicyDocument.parse(document).Statement.map((raw) => ({
      stack,
      logicalId,
      sid: raw.Sid,
      effect: raw.Effect,
      actions: this.texts(stack, raw.Action),
      resources: this.texts(stack, raw.Resource),
      principals: this.principals(stack, raw.Principal),
      inverted: [raw.NotAction, raw.NotResource, raw.NotPrincipal].some((part) => part !== undefined),
      conditions: Object.fromEntries(
        Object.entries(raw.Condition).map(([operator, keys]) => [
          operator,
          Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, this.texts(stack, value)])),
        ]),
      ),
    }));
  }

  private principals(stack: string, principal: unknown): string[] {
    if (!isRecord(principal)) return this.texts(stack, principal);
    return Object.entries(principal).flatMap(([kind, who]) => this.texts(stack, who).map((each) => `${kind}:${each}`));
  }

  private imported(name: string): string {
    const found = this.exported.get(name);
    return found ? this.text(found.stack, found.value) : `<import ${name}>`;
  }
}
