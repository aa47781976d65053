import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const { folder, handler: handlerName, context: fixed, clockAhead } = workerData;

const machineNow = Date.now;

let ahead = 0;

/** The function's clock is before the machine's: every way to ask for the time now says so, and all else stays as it is. */
function putClockForward(by) {
  const isMoved = ahead > 0;
  ahead = by;
  if (isMoved) return;
  const now = () => machineNow() + ahead;
  globalThis.Date = new Proxy(Date, {
    construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
    apply: (target) => new target(now()).toString(),
    get: (target, name, proxy) => (name === 'now' ? now : Reflect.get(target, name, proxy)),
  });
}
if (clockAhead > 0) putClockForward(clockAhead);

const described = (error) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: 'Error', errorMessage: String(error), trace: [] };

async function load() {
  const [file, exported] = handlerName.split('.');
  const path = ['.mjs', '.js', '.cjs'].map((ending) => join(folder, file + ending)).find((each) => existsSync(each));
  if (!path) throw new Error(`Cannot find module '${file}' in ${folder}`);
  const loaded = await import(pathToFileURL(path).href);
  const handler = loaded[exported] ?? loaded.default?.[exported];
  if (typeof handler !== 'function') throw new Error(`${handlerName} is undefined or not exported`);
  return handler;
}

const contextOf = ({ requestId, deadline, functionArn }) => ({
  ...fixed,
  awsRequestId: requestId,
  invokedFunctionArn: functionArn,
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, deadline - machineNow()),
});

try {
  const handler = await load();
  parentPort.on('message', async ({ event, clockAhead: moved, ...invocation }) => {
    if (moved !== undefined) return putClockForward(moved);
    process.env._X_AMZN_TRACE_ID = invocation.traceId;
    try {
      const result = await handler(JSON.parse(event), contextOf(invocation));
      parentPort.postMessage({ kind: 'done', payload: JSON.stringify(result ?? null) });
    } catch (error) {
      console.error(JSON.stringify({ level: 'ERROR', requestId: invocation.requestId, ...described(error) }));
      parentPort.postMessage({ kind: 'failed', payload: JSON.stringify(described(error)) });
    }
  });
  parentPort.postMessage({ kind: 'ready' });
} catch (error) {
  console.error(JSON.stringify({ level: 'ERROR', ...described(error) }));
  parentPort.postMessage({ kind: 'broken', payload: JSON.stringify(described(error)) });
}
