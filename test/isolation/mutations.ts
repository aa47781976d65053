import * as z from 'zod';
import type { Templates } from '#infra/local/gate/resolve.ts';

// Loose on purpose: these copies are broken in ways that a well-formed type would not allow.
export const Statement = z.looseObject({
  Sid: z.string(),
  Effect: z.enum(['Allow', 'Deny']).default('Allow'),
  Action: z.union([z.string(), z.array(z.string())]).optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
export type Statement = z.infer<typeof Statement>;
const Document = z.looseObject({ Statement: z.array(z.looseObject({ Sid: z.string() })) });
const Template = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});

export type Place = { role: string; sid: string; trust?: true };

/** A copy of the templates in which one statement is what `make` makes of it; undefined takes it away. */
export function changed(templates: Templates, place: Place, make: (statement: Statement) => unknown): Templates {
  const service = Template.parse(structuredClone(templates.PlaceboardService));
  const resource = service.Resources[place.trust ? place.role : `${place.role}Policy`];
  const name = place.trust ? 'AssumeRolePolicyDocument' : 'PolicyDocument';
  const document = Document.parse(resource?.Properties?.[name]);
  if (document.Statement.filter(({ Sid }) => Sid === place.sid).length !== 1)
    throw new Error(`${place.role} has not one statement ${place.sid}`);
  const made = document.Statement.map((each) => (each.Sid === place.sid ? make(Statement.parse(each)) : each));
  if (resource) {
    resource.Properties = { ...resource.Properties, [name]: { ...document, Statement: made.filter((each) => each) } };
  }
  return { ...templates, PlaceboardService: service };
}

type Standing = { role: string; trust: boolean; statement: Statement };

/** The statements of every role’s policy, and those by which the functions may take it. */
export function statementsIn({ PlaceboardService }: Templates): Standing[] {
  const { Resources } = Template.parse(PlaceboardService);
  return Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) => {
    const of = (role: string, document: unknown, trust: boolean): Standing[] =>
      Document.parse(document).Statement.map((each) => ({ role, trust, statement: Statement.parse(each) }));
    if (Type === 'AWS::IAM::Policy') return of(id.replace(/Policy$/, ''), Properties.PolicyDocument, false);
    if (Type !== 'AWS::IAM::Role') return [];
    return of(id, Properties.AssumeRolePolicyDocument, true).filter(
      ({ statement }) => statement.Sid === 'FunctionsMayTake',
    );
  });
}

export const without = (record: Record<string, unknown>, ...keys: string[]) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !keys.includes(name)));

const tag = (name: string) => `\${aws:PrincipalTag/${name}}`;
const limitedTo = ({ Condition, ...rest }: Statement, ...keys: string[]) => ({
  ...rest,
  Condition: { ...Condition, 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } },
});
export const withActions = (statement: Statement, ...actions: string[]) => ({
  ...statement,
  Action: [statement.Action ?? []].flat().concat(actions),
});
export const unconditioned = ({ Condition, ...rest }: Statement, operator: string) => ({
  ...rest,
  Condition: without(Condition, operator),
});

export type Mutation = {
  name: string;
  make: (templates: Templates) => Templates;
  /** What the probe must have found, among whatever else it finds. */
  finds: string[];
};

const reading: Place = { role: 'AuthorityReaderRole', sid: 'ReadOwnRows' };
const writing: Place = { role: 'AuthorityWriterRole', sid: 'WriteOwnRows' };
const log: Place = { role: 'AuthorityWriterRole', sid: 'LogStaysAsWritten' };
const reader = 'a reader’s session';
const writer = 'a writer’s session';
const itself = 'the authority function itself';

/** Grants too many that no single wall is about; `wallsOf` takes away each wall of each role. */
export const mutations: Mutation[] = [
  {
    name: 'the tag is taken from somewhere else',
    make: (templates) => changed(templates, reading, (each) => limitedTo(each, `AUTHORITY#${tag('compartment')}`)),
    finds: [`${reader}: get one’s own rows: refused`],
  },
  {
    name: 'changes are granted, with the log still forbidden',
    make: (templates) => changed(templates, writing, (each) => withActions(each, 'dynamodb:UpdateItem')),
    finds: [`${writer}: update a row of one’s own: allowed`],
  },
  {
    name: 'changes are granted and the Deny on the log is deleted',
    make: (templates) =>
      changed(
        changed(templates, writing, (each) => withActions(each, 'dynamodb:UpdateItem', 'dynamodb:DeleteItem')),
        log,
        () => undefined,
      ),
    finds: [`${writer}: update the log: allowed`, `${writer}: delete from the log: allowed`],
  },
  {
    name: 'a reader is granted writing',
    make: (templates) => changed(templates, reading, (each) => withActions(each, 'dynamodb:PutItem')),
    finds: [`${reader}: put among one’s own rows: allowed`],
  },
  {
    name: 'a publisher is granted every audience',
    make: (templates) =>
      changed(templates, { role: 'PublisherRole', sid: 'KeepCopies' }, (each) => limitedTo(each, 'AUDIENCE#*')),
    finds: [
      'a publisher’s session: put among what is published: allowed',
      'a publisher’s session: delete among another partnership’s copies: allowed',
    ],
  },
  {
    name: 'what is for one audience is taken for everyone’s',
    make: (templates) =>
      changed(templates, { role: 'PublicFunctionRole', sid: 'ReadPublished' }, (each) =>
        limitedTo(each, 'AUDIENCE#*#SHARED'),
      ),
    finds: ['the public function, of what is published: query what a partnership is shown: allowed'],
  },
  {
    name: 'a function is granted every seat by query',
    make: (templates) =>
      changed(templates, { role: 'AuthorityFunctionRole', sid: 'CheckSeat' }, (each) =>
        withActions(each, 'dynamodb:Query'),
      ),
    finds: [`${itself}: query seats: allowed`],
  },
  {
    name: 'whoever keeps the directory may write everywhere on the platform',
    make: (templates) =>
      changed(templates, { role: 'PlatformFunctionRole', sid: 'KeepDirectory' }, (each) =>
        limitedTo(each, 'PLATFORM', 'PLATFORM#*'),
      ),
    finds: ['the platform function itself: put among the platform’s seats: allowed'],
  },
  {
    name: 'founding reaches all of an authority',
    make: (templates) =>
      changed(templates, { role: 'FounderRole', sid: 'Found' }, (each) =>
        limitedTo(each, `AUTHORITY#${tag('authority')}`, `AUTHORITY#${tag('authority')}#*`),
      ),
    finds: ['a session that founds an authority: put among a plan: allowed'],
  },
];
