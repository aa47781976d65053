import { type Desk, demand, type Request, unmapped } from './answering.ts';
import { functionArn } from './names.ts';
import { type Reply, ServiceError } from './refusal.ts';

type InvocationType = 'Event' | 'RequestResponse';
type Invocation = { name: string; type: InvocationType; payload: string };
type Invoked = { payload?: string; functionError?: string };
export type Invoke = (invocation: Invocation) => Promise<Invoked>;

const MOST_BYTES = { Event: 1_048_576, RequestResponse: 6_291_456 };

export async function answerLambda(desk: Desk, invoke: Invoke, request: Request): Promise<Reply> {
  const { call, signer, requestId } = request;
  const found = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(call.path);
  if (call.method !== 'POST' || !found?.[1]) throw unmapped(signer.credentials, 'lambda:Unknown');
  const { arn, name } = target(decodeURIComponent(found[1]), call.query.Qualifier);
  await demand(desk.judge, signer.credentials, [{ action: 'lambda:InvokeFunction', resource: arn, context: {} }]);
  if (!desk.world.functions.has(functionArn(name))) {
    throw new ServiceError('ResourceNotFoundException', 404, `Function not found: ${arn}`);
  }
  const headers = { 'x-amzn-requestid': requestId, 'x-amz-executed-version': '$LATEST' };
  const type = call.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type === 'DryRun') return { status: 204, headers, body: '' };
  if (type !== 'Event' && type !== 'RequestResponse') {
    throw new ServiceError('InvalidParameterValueException', 400, `There is no invocation type "${type}"`);
  }
  if (call.body.length > MOST_BYTES[type]) {
    throw new ServiceError('RequestTooLargeException', 413, `The payload must be at most ${MOST_BYTES[type]} bytes`);
  }
  const invoked = await invoke({ name, type, payload: payloadOf(call.body) });
  if (type === 'Event') return { status: 202, headers, body: '' };
  const failed = invoked.functionError === undefined ? {} : { 'x-amz-function-error': invoked.functionError };
  const all = { ...headers, ...failed, 'content-type': 'application/json' };
  return { status: 200, headers: all, body: invoked.payload ?? 'null' };
}

/** A function may be called by its name, by `account:function:name` or by its ARN, with or without a qualifier. */
function target(given: string, qualifier: unknown): { arn: string; name: string } {
  const found = /^(?:arn:aws:lambda:eu-west-2:|)(?:000000000000:|)(?:function:|)([\w-]+)(?::([\w$-]+))?$/.exec(given);
  const name = found?.[1];
  if (!name) throw new ServiceError('InvalidParameterValueException', 400, `"${given}" names no function`);
  const version = found[2] ?? (typeof qualifier === 'string' ? qualifier : undefined);
  return { name, arn: version === undefined ? functionArn(name) : `${functionArn(name)}:${version}` };
}

function payloadOf(body: Buffer): string {
  const text = body.length > 0 ? body.toString('utf8') : '{}';
  try {
    JSON.parse(text);
    return text;
  } catch {
    // The service itself says no more than this of a payload that is no JSON.
    throw new ServiceError('InvalidRequestContentException', 400, 'Could not parse request body into json');
  }
}
