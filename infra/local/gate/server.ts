import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { Desk } from './answering.ts';
import { bytesOf } from './bytes.ts';
import { createCors } from './cors.ts';
import type { CredentialStore } from './credentials.ts';
import { answerDynamodb, type Buffered, type Engine } from './dynamodb.ts';
import { answerLambda, type Invoke } from './lambda.ts';
import { Refusal, type Reply, refusalReply, type Service, ServiceError } from './refusal.ts';
import { answerS3, type Shelf } from './s3.ts';
import { answerSes, type Post } from './ses.ts';
import { type Call, type Claim, claimOf, serviceOf, verify } from './signature.ts';
import { answerSts } from './sts.ts';

export type Counter = {
  desk: () => Desk;
  credentials: CredentialStore;
  engine: Engine;
  shelf: Shelf;
  invoke: Invoke;
  post: Post;
  clocks: () => readonly number[];
  origins: string[];
};
type Answered = Reply | Buffered;

const MOST_BYTES = 64 * 1024 * 1024;

/** The one port that stands for DynamoDB, its streams, STS, S3, Lambda and SES. */
export function gateServer(counter: Counter): http.Server {
  const cors = createCors(counter.desk, counter.origins);
  return http.createServer((request, response) => {
    const started = cors(request, response) ? Promise.resolve() : answer(counter, request, response);
    started.catch((error: unknown) => {
      console.error('gate:', error);
      response.destroy();
    });
  });
}

async function answer(counter: Counter, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const call = await callOf(request);
  const requestId = randomUUID();
  let service: Service = serviceOf(call, undefined);
  try {
    const claim = claimOf(call);
    service = serviceOf(call, claim);
    send(response, await serve(counter, { call, claim, service, requestId }));
  } catch (error) {
    send(response, refusalReply(service, asAnswer(error), requestId));
  }
}

type Asked = { call: Call; claim: Claim | undefined; service: Service; requestId: string };

async function serve(counter: Counter, { call, claim, service, requestId }: Asked): Promise<Answered> {
  if (!claim) throw service === 's3' ? new Refusal('anonymous', 'Access Denied') : new Refusal('anonymous');
  const signer = await verify(call, claim, { store: counter.credentials, clocks: counter.clocks });
  const request = { call, signer, requestId };
  const desk = counter.desk();
  switch (service) {
    case 'dynamodb':
      return answerDynamodb(desk, counter.engine, request);
    case 'sts':
      return answerSts(desk, counter.credentials, request);
    case 's3':
      return answerS3(desk, counter.shelf, request);
    case 'lambda':
      return answerLambda(desk, counter.invoke, request);
    case 'ses':
      return answerSes(desk, counter.post, request);
  }
}

function asAnswer(error: unknown): Refusal | ServiceError {
  if (error instanceof Refusal || error instanceof ServiceError) return error;
  console.error('gate:', error);
  return new ServiceError('InternalFailure', 500, 'The gate could not answer: its own output says why');
}

async function callOf(request: http.IncomingMessage): Promise<Call> {
  const body = await bytesOf(request, MOST_BYTES);
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? {} : queryOf(url.slice(mark + 1)),
    headers: headersOf(request),
    body,
  };
}

function queryOf(text: string): Call['query'] {
  const query: Call['query'] = {};
  const parameters = new URLSearchParams(text);
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return query;
}

function headersOf(request: http.IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, Array.isArray(value) ? value.join(',') : value] as const];
  });
  return Object.fromEntries(entries);
}

function send(response: http.ServerResponse, answered: Answered): void {
  if ('status' in answered) {
    const length = response.req.method === 'HEAD' ? {} : { 'content-length': Buffer.byteLength(answered.body) };
    response.writeHead(answered.status, { ...length, ...answered.headers }).end(answered.body);
    return;
  }
  // In one piece with its length: an answer that is passed on part by part is written several times.
  const { 'transfer-encoding': _, ...headers } = answered.headers;
  response.writeHead(answered.statusCode, { ...headers, 'content-length': answered.body.length }).end(answered.body);
}
