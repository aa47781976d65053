import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { audienceOperations } from '#functions/audience/operations.ts';
import { authorityOperations } from '#functions/authority/operations.ts';
import { platformOperations } from '#functions/platform/operations.ts';
import { publicOperations } from '#functions/public/operations.ts';
import type { Operation } from '#kernel/operations.ts';
import { Problem } from '#shared/problem.ts';

export const openApiFile = fileURLToPath(new URL('../functions/public/openapi.json', import.meta.url));
export const allOperations: Operation[] = [
  ...publicOperations,
  ...authorityOperations,
  ...audienceOperations,
  ...platformOperations,
];

type Json = { [name: string]: unknown };

const pointTo = (schema: z.ZodType): Json => {
  const id = z.globalRegistry.get(schema)?.id;
  return id === undefined ? inline(schema) : { $ref: `#/components/schemas/${id}` };
};

function inline(schema: z.ZodType): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema);
  return json;
}

function components(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: (id) => `#/components/schemas/${id}`, io: 'output' });
  return Object.fromEntries(
    Object.entries(schemas)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  );
}

const refusals: Record<number, string> = {
  400: 'The body could not be read',
  401: 'Not signed in',
  403: 'A seat without the right',
  404: 'Nothing here, or another authority’s',
  409: 'Cannot be done in this state',
  412: 'Someone else changed it first; `current` is how it is now',
  422: 'Answers not right: all problems at once',
  428: 'If-Match is missing',
};

const refusal = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: pointTo(Problem) } },
});

function refusalsOf(operation: Operation): number[] {
  if (operation.needs === 'nothing') return operation.path.includes(':') ? [404] : [];
  const changes = operation.method !== 'get';
  return [
    401,
    404,
    403,
    ...(operation.body ? [400] : []),
    422,
    ...(operation.conditional ? [428, 412] : []),
    ...(changes ? [409] : []),
  ];
}

function parameters(operation: Operation): Json[] {
  const inPath = Array.from(operation.path.matchAll(/:(\w+)/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = operation.query === undefined ? {} : inline(operation.query);
  const required = Array.isArray(query.required) ? query.required : [];
  const inQuery = Object.entries(typeof query.properties === 'object' ? { ...query.properties } : {}).map(
    ([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      schema,
    }),
  );
  const header = (name: string, required: boolean) => ({ name, in: 'header', required, schema: { type: 'string' } });
  const headers = [
    ...(operation.conditional ? [header('If-Match', true)] : []),
    ...(operation.method === 'get' || operation.path.startsWith('/api/me') ? [] : [header('Idempotency-Key', false)]),
  ];
  return [...inPath, ...inQuery, ...headers];
}

const upload = {
  type: 'object',
  required: ['file', 'kind'],
  properties: { file: { type: 'string', format: 'binary' }, kind: { type: 'string', enum: ['plan'] } },
};

function bodyOf(operation: Operation): Json {
  if (operation.multipart)
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: upload } } } };
  if (operation.body === undefined) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: pointTo(operation.body) } } } };
}

function described(operation: Operation): Json {
  const csv = operation.csv && { content: { 'text/csv': { schema: { type: 'string' } } } };
  const answer = operation.answer && { content: { 'application/json': { schema: pointTo(operation.answer) } } };
  return {
    operationId: operation.id,
    summary: operation.summary,
    'x-needs': operation.needs,
    ...(operation.needs === 'nothing' ? { security: [] } : {}),
    parameters: parameters(operation),
    ...bodyOf(operation),
    responses: {
      [operation.status]: { description: operation.summary, ...answer, ...csv },
      ...Object.fromEntries(
        refusalsOf(operation).map((status) => [status, { $ref: `#/components/responses/${status}` }]),
      ),
    },
  };
}

/** The whole interface as OpenAPI 3.1, from the same schemas that check requests and rows. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const operation of allOperations) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: described(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Placeboard',
      version: '1',
      description: 'Boards, action plans and dashboards of education authorities, walled off from one another.',
    },
    servers: [{ url: '/' }],
    security: [{ signIn: [] }],
    paths,
    components: {
      securitySchemes: { signIn: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      responses: Object.fromEntries(Object.entries(refusals).map(([status, words]) => [status, refusal(words)])),
      schemas: components(),
    },
  };
}

export const writtenDocument = (): string => `${JSON.stringify(openApiDocument(), null, 2)}\n`;
export const keptDocument = (): string => readFileSync(openApiFile, 'utf8');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(openApiFile, writtenDocument());
