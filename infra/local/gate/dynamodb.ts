import http from 'node:http';
import { type Desk, demand, type Request, unmapped } from './answering.ts';
import { bytesOf } from './bytes.ts';
import { dynamodbAsks, streamsAsks } from './dynamodb-asks.ts';
import { ServiceError } from './refusal.ts';
import type { Call } from './signature.ts';

export type Forwarder = { send(call: Call): Promise<Buffered>; close(): void };
/** Remembers whose stream each shard iterator reads: an iterator says nothing of it itself. */
export type Iterators = {
  streamOf(iterator: string): string | undefined;
  learn(iterator: string, stream: string): void;
};

const MOST_ITERATORS = 10_000;
/** The engine wants a well-formed signature and checks none: the gate has already checked the real one. */
const ENGINE_AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=placeboard/20260101/eu-west-2/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
const PASSED_ON = ['content-type', 'x-amz-target', 'accept-encoding'];

export function iteratorMemory(): Iterators {
  const streams = new Map<string, string>();
  return {
    streamOf: (iterator) => streams.get(iterator),
    learn(iterator, stream) {
      streams.set(iterator, stream);
      if (streams.size > MOST_ITERATORS) for (const oldest of streams.keys()) if (streams.delete(oldest)) break;
    },
  };
}

export function forwarderTo(url: string): Forwarder {
  const { hostname, port } = new URL(url);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  return {
    send: (call) =>
      new Promise((resolve, reject) => {
        const headers: Record<string, string | number> = {
          authorization: ENGINE_AUTHORIZATION,
          'content-length': call.body.length,
        };
        for (const name of PASSED_ON) if (call.headers[name] !== undefined) headers[name] = call.headers[name];
        const request = http.request({ agent, hostname, port, method: 'POST', path: '/', headers }, (answer) => {
          bytesOf(answer).then((body) => {
            resolve({ statusCode: answer.statusCode ?? 502, headers: answer.headers, body });
          }, reject);
        });
        request.on('error', reject);
        request.end(call.body);
      }),
    close: () => agent.destroy(),
  };
}

/** Judges a call on the table or its stream and hands it to the engine; the engine's answer is returned untouched. */
export async function answerDynamodb(desk: Desk, engine: Engine, request: Request): Promise<Buffered> {
  const { call, signer } = request;
  const [version = '', operation = ''] = (call.headers['x-amz-target'] ?? '').split('.');
  const streams = version === 'DynamoDBStreams_20120810';
  const known = call.method === 'POST' && call.path === '/' && (streams || version === 'DynamoDB_20120810');
  if (!known) throw unmapped(signer.credentials, `dynamodb:${operation || 'Unknown'}`);
  const body = jsonOf(call.body);
  const asks = streams
    ? streamsAsks(operation, body, engine.iterators.streamOf)
    : dynamodbAsks(operation, body, desk.world.tables);
  if (!asks) throw unmapped(signer.credentials, `dynamodb:${operation}`);
  await demand(desk.judge, signer.credentials, asks);
  const answer = await engine.forwarder.send(call);
  if (streams) learn(engine.iterators, body, answer);
  return answer;
}

export type Engine = { forwarder: Forwarder; iterators: Iterators };
export type Buffered = { statusCode: number; headers: http.IncomingHttpHeaders; body: Buffer };

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // A body that is no JSON is the caller's mistake, whatever the parser has to say about it.
    throw new ServiceError('SerializationException', 400, 'The body of the request is not JSON');
  }
}

function learn(iterators: Iterators, asked: unknown, answer: Buffered): void {
  const stream = text(asked, 'StreamArn') ?? iterators.streamOf(text(asked, 'ShardIterator') ?? '');
  const said: unknown = answer.statusCode === 200 ? JSON.parse(answer.body.toString('utf8')) : {};
  for (const next of [text(said, 'ShardIterator'), text(said, 'NextShardIterator')]) {
    if (next !== undefined && stream !== undefined) iterators.learn(next, stream);
  }
}

function text(source: unknown, name: string): string | undefined {
  if (typeof source !== 'object' || source === null || !(name in source)) return undefined;
  const value: unknown = Reflect.get(source, name);
  return typeof value === 'string' ? value : undefined;
}
