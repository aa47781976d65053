import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { authorityApp } from '#functions/authority/app.ts';
import type { Stack } from '#infra/local/stack.ts';
import { providersIn, startFunction } from '#kernel/lambda.ts';
import type { Credentials } from '#kernel/session.ts';
import { type Trip, tripsOf } from './requests.ts';

type Item = Readonly<Record<string, unknown>>;
/** One command on the table, with the capacity that the engine says it consumed. */
export type TableCall = {
  readonly command: string;
  readonly input: unknown;
  readonly items: Item[];
  readonly units: number;
};

export type Answer = {
  readonly text: string;
  readonly milliseconds: number;
  readonly calls: TableCall[];
  readonly trips: Trip[];
};

/** The function that officers call, in this process, with the role and the addresses that the stack gives it. */
export type OwnFunction = {
  ask(method: string, path: string, sent?: { body?: unknown; headers?: Record<string, string> }): Promise<Answer>;
  /** The client that the function itself would use with these credentials. */
  clientFor(credentials: Credentials): DynamoDBDocumentClient;
  sessionFor: ReturnType<typeof startFunction>['sessions']['sessionFor'];
};

const Consumed = z.looseObject({ CapacityUnits: z.number() });
const Output = z.looseObject({
  output: z.looseObject({
    Items: z.array(z.record(z.string(), z.unknown())).optional(),
    Item: z.record(z.string(), z.unknown()).optional(),
    Responses: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).optional(),
    // A batch tells what it consumed table by table.
    ConsumedCapacity: z.union([Consumed.transform((one) => [one]), z.array(Consumed)]).optional(),
  }),
});

/** Its credentials and addresses must be in the environment before its clients are made, as in Lambda. */
export async function enterFunction(stack: Stack): Promise<void> {
  const definition = definitionOf(stack);
  const { accessKeyId, secretAccessKey, sessionToken } = await stack.control.credentialsFor(definition.roleArn);
  Object.assign(process.env, definition.variables, {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_REGION: 'eu-west-2',
    AWS_ENDPOINT_URL_DYNAMODB: stack.gate.url,
    AWS_ENDPOINT_URL_STS: stack.gate.url,
    AWS_ENDPOINT_URL_S3: stack.gate.url,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  });
}

function definitionOf(stack: Stack) {
  const found = stack.deployment.functions.find(({ variables }) => variables.POWERTOOLS_SERVICE_NAME === 'authority');
  if (!found) throw new Error('The template has no function for officers');
  return found;
}

/** A function that has just started: it holds no session yet. */
export function freshFunction(subject: string, { tapped = true } = {}): OwnFunction {
  const calls: TableCall[] = [];
  const started = startFunction(process.env);
  const known = new WeakSet<DynamoDBDocumentClient>();
  const tap = (client: DynamoDBDocumentClient): DynamoDBDocumentClient => {
    if (!tapped || known.has(client)) return client;
    known.add(client);
    tell(client, calls);
    return client;
  };
  const clientFor = (credentials: Credentials) => tap(started.clientFor(credentials));
  const providers = providersIn(process.env);
  const app = authorityApp({ ...started, base: tap(started.base), clientFor, providers });
  const event = {
    requestContext: { authorizer: { jwt: { claims: { iss: Object.keys(providers)[0], sub: subject } } } },
  };
  return {
    clientFor,
    sessionFor: started.sessions.sessionFor,
    async ask(method, path, { body, headers = {} } = {}) {
      calls.length = 0;
      const began = performance.now();
      const { result, trips } = await tripsOf(async () => {
        const init = { method, headers: { 'content-type': 'application/json', ...headers } };
        const sent = body === undefined ? init : { ...init, body: JSON.stringify(body) };
        const answer = await app.request(path, sent, { event });
        return { status: answer.status, text: await answer.text() };
      });
      const milliseconds = performance.now() - began;
      if (result.status >= 300) throw new Error(`${method} ${path} was answered ${result.status}: ${result.text}`);
      return { text: result.text, milliseconds, calls: [...calls], trips };
    },
  };
}

/** Asks the engine what each command consumed, and writes it down. */
function tell(client: DynamoDBDocumentClient, calls: TableCall[]): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' };
      const answered = await next({ ...args, input });
      const parsed = Output.safeParse(answered);
      const { Items, Item, Responses = {}, ConsumedCapacity = [] } = parsed.data?.output ?? {};
      const items = Items ?? (Item ? [Item] : Object.values(Responses).flat());
      const units = ConsumedCapacity.reduce((sum, each) => sum + each.CapacityUnits, 0);
      calls.push({ command: String(context.commandName), input, items, units });
      return answered;
    },
    { step: 'initialize', name: 'tellCapacity' },
  );
}
